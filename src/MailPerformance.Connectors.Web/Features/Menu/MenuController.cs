using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Menu;

/// <summary>A part of the menu as a page, for whoever may open something of it.</summary>
[SignedInOnly]
public sealed class MenuController(CurrentAccount current) : PageController(current)
{
    [HttpGet(MenuAddresses.Administration)]
    public IActionResult Administration() => Part(MenuAddresses.Administration);

    [HttpGet(MenuAddresses.Settings)]
    public IActionResult Settings() => Part(MenuAddresses.Settings);

    private IActionResult Part(string url) =>
        MainMenu.For(Me.Actor).FirstOrDefault(part => part.Url == url) is { } part
            ? View("Index", part)
            : StatusCode(StatusCodes.Status403Forbidden);
}
