using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The list as a file. A post, since it leaves an entry of the journal.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class ContactExportController(CurrentAccount current, ContactExport export) : ExportingController(current)
{
    [HttpPost(ContactAddresses.Export)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ContactListQuery query, ExportFormat? format)
    {
        var denial = string.IsNullOrWhiteSpace(query.Search) ? null : MyAuthority.Needs(Permissions.ContactsSearch);
        return ExportAsync(format, chosen => export.WriteAsync(HttpContext, chosen, query), denial);
    }
}
