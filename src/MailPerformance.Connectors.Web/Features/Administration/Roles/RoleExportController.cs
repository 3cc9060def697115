using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

/// <summary>The roles with their rights as a file. A post, since it leaves an entry of the journal.</summary>
[RequirePermission(Permissions.Roles)]
public sealed class RoleExportController(CurrentAccount current, ConnectorsDbContext db, ListExport export) : ExportingController(current)
{
    [HttpPost(RoleAddresses.Export)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ExportFormat? format) =>
        ExportAsync(format, chosen => export.WriteAsync(HttpContext, chosen, JournalKind.RolesExported, new Export(
            T("Export_RolesFile"), [T("Role_Name"), T("Role_Permissions"), T("Role_Holders")], RowsAsync)));

    private async IAsyncEnumerable<string[]> RowsAsync(int most)
    {
        var roles = await db.Roles.OrderByDescending(role => role.IsAdministrator).ThenBy(role => role.NormalizedName).Take(most)
            .Select(role => new
            {
                role.Name,
                role.IsAdministrator,
                Keys = role.Permissions.Select(ticked => ticked.Permission).ToList(),
                Holders = db.Set<ContactRole>().Count(held => held.RoleId == role.Id),
            }).ToListAsync(HttpContext.RequestAborted);
        foreach (var role in roles)
        {
            yield return
            [
                RoleNames.Of(role.IsAdministrator, role.Name),
                role.IsAdministrator
                    ? T("Register_All")
                    : string.Join(" | ", PermissionCatalogue.All.Where(one => role.Keys.Contains(one.Key))
                        .Select(one => PermissionLabels.Of(one.Key))),
                role.Holders.ToString(CultureInfo.InvariantCulture),
            ];
        }
    }
}
