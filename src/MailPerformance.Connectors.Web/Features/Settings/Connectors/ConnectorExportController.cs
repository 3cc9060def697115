using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>The list as a file. A post, since it leaves an entry of the journal.</summary>
[RequirePermission(Permissions.MobileConnectors)]
public sealed class ConnectorExportController(CurrentAccount current, ConnectorExport export) : ExportingController(current)
{
    [HttpPost(ConnectorAddresses.Export)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ConnectorListQuery query, ExportFormat? format) =>
        ExportAsync(format, chosen => export.WriteAsync(HttpContext, chosen, query));
}
