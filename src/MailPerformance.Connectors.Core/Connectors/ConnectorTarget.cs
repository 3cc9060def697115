using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A connector that somebody wants to change, with its contact and platform, and what the authority must know.</summary>
internal sealed record ConnectorTarget(MobileConnector Connector, ContactStanding Standing);

internal static class ConnectorTargets
{
    /// <returns>Null when the current account has no such connector.</returns>
    public static async Task<ConnectorTarget?> FindConnectorAsync(this ConnectorsDbContext db, long connectorId) =>
        await db.MobileConnectors.Include(found => found.Platform).Include(found => found.Contact)
            .SingleOrDefaultAsync(found => found.Id == connectorId) is { } connector
            ? new ConnectorTarget(connector, (await db.FindContactStandingAsync(connector.ContactId))!)
            : null;
}
