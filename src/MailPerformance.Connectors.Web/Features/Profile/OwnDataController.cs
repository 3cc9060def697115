using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Profile;

[SignedInOnly]
public sealed class OwnDataController(CurrentAccount current, OwnData data) : PageController(current)
{
    /// <summary>Everything that the product holds about the reader.</summary>
    [HttpGet(ProfileAddresses.Data)]
    public async Task<IActionResult> Data()
    {
        await data.WriteAsync(HttpContext);
        return new EmptyResult();
    }
}
