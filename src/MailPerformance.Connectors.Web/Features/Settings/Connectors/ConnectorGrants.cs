using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Who gave a connector, when and by which right, where one is shown alone.</summary>
public sealed class ConnectorGrants(ConnectorsDbContext db, CurrentAccount current)
{
    /// <summary>Null when the account has no such connector.</summary>
    public async Task<ConnectorGrantViewModel?> FindAsync(long connectorId)
    {
        var row = await (
            from connector in db.MobileConnectors.Where(connector => connector.Id == connectorId)
            from giver in db.Set<Contact>().Where(giver => giver.Id == connector.GrantedById).DefaultIfEmpty()
            select new
            {
                GiverId = (long?)giver!.Id,
                GiverName = giver.FirstName + " " + giver.LastName,
                connector.GrantedByName,
                connector.GrantedAt,
                connector.GrantedIn,
                connector.GrantedThrough,
            })
            .SingleOrDefaultAsync();
        return row is null ? null : new ConnectorGrantViewModel(connectorId, GrantLine.Of(
            new Grant(row.GiverId, row.GiverId is null ? row.GrantedByName : row.GiverName, row.GrantedAt, row.GrantedIn),
            current.Contact!.Actor,
            row.GrantedThrough switch
            {
                GrantRight.Administrator => T("Grant_AsAdministrator"),
                GrantRight.MobileConnectors => T("Grant_ByPermission", PermissionLabels.Of(Permissions.MobileConnectors)),
                _ => null,
            }));
    }
}

/// <summary>« Pourquoi ? » of one connector.</summary>
public sealed record ConnectorGrantViewModel(long Id, GrantLine Grant);
