using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Adds, changes and removes single connectors (Paramétrages, Connecteurs).</summary>
public sealed class ConnectorService(ConnectorsDbContext db, AccountWriter writer, CoverageGuard coverage)
{
    public const string ContactField = "ContactId";
    public const string PrivilegeField = "Privilege";

    /// <summary>Gives the contact the app on the platform; a second time is a clear message, not a second connector (rule 10).</summary>
    public Task<WriteResult<long>> AddAsync(string platformKey, long contactId, ConnectorPrivilege? privilege) =>
        writer.RunAsync(
            async write =>
            {
                var platform = await db.MobilePlatforms.SingleOrDefaultAsync(found => found.Key == platformKey);
                if (platform is null)
                {
                    return WriteResult.NotFound<long>();
                }

                var contact = await db.Contacts.Include(found => found.Connectors).SingleOrDefaultAsync(found => found.Id == contactId);
                if (contact is null)
                {
                    return WriteResult.Invalid<long>(ContactField, "Connector_ContactUnknown");
                }

                var rights = (await db.FindContactRightsAsync(contactId))!;
                if (contact.Connectors.Any(connector => connector.PlatformId == platform.Id))
                {
                    return write.Authority.Needs(Roles.Permissions.MobileConnectors) is { } denial
                        ? WriteResult.Forbidden<long>(denial)
                        : WriteResult.Invalid<long>(ContactField, "Connector_AlreadyConfigured", contact.UserName!, platform.Name);
                }

                var wanted = new ConnectorChoice(true, privilege);
                return ConnectorChanges.Apply(write, contact, rights, platform, wanted, PrivilegeField) ?? WriteResult.Done(contactId);
            },
            ContactField);

    public Task<WriteResult<long>> ChangePrivilegeAsync(long connectorId, ConnectorPrivilege? privilege) =>
        ChangeAsync(connectorId, (write, connector, rights) =>
            ConnectorChanges.Apply(
                write, connector.Contact, rights, connector.Platform, new ConnectorChoice(true, privilege), PrivilegeField));

    /// <summary>
    /// Takes the app back; the contact stays (rule 11). A connector that is gone already is <see cref="WriteStatus.NotFound"/>.
    /// </summary>
    public Task<WriteResult<long>> RemoveAsync(long connectorId) =>
        ChangeAsync(connectorId, (write, connector, rights) =>
            ConnectorChanges.Remove(write, connector.Contact, rights, connector));

    private Task<WriteResult<long>> ChangeAsync(
        long connectorId,
        Func<AccountWrite, MobileConnector, ContactRights, WriteResult<long>?> change) =>
        writer.RunAsync(async write =>
        {
            var connector = await db.MobileConnectors
                .Include(found => found.Platform)
                .Include(found => found.Contact).ThenInclude(contact => contact.Connectors)
                .Include(found => found.Contact).ThenInclude(contact => contact.Devices.Where(device => device.EndedAt == null))
                .AsSplitQuery()
                .SingleOrDefaultAsync(found => found.Id == connectorId);
            if (connector is null)
            {
                return WriteResult.NotFound<long>();
            }

            await coverage.WatchAsync(write);
            var rights = (await db.FindContactRightsAsync(connector.ContactId))!;
            return change(write, connector, rights) ?? WriteResult.Done(connector.ContactId);
        });
}
