using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Dev;

/// <summary>Every component of the stylesheet on one page; only in Development.</summary>
[AllowAnonymous]
public sealed class ComponentsController(IHostEnvironment environment) : Controller
{
    [HttpGet(DevAddresses.Components)]
    public IActionResult Index() => environment.IsDevelopment() ? View() : NotFound();
}
