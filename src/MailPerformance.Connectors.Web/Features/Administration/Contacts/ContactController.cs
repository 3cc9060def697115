using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The contact at first sight.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class ContactController(CurrentAccount current, ContactSummaryReader summary) : PageController(current)
{
    [HttpGet(ContactAddresses.ShowRoute)]
    public async Task<IActionResult> Show(long id) => await summary.ReadAsync(id) is { } model ? View(model) : NotFound();
}
