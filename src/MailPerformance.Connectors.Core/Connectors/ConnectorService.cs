using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Adds, changes and removes single connectors (Paramétrages, Connecteurs).</summary>
public sealed class ConnectorService(ConnectorsDbContext db, AccountWriter writer)
{
    public const string ContactField = "ContactId";
    public const string PrivilegeField = "Privilege";

    /// <summary>Gives the contact the app on the platform; a second time is a clear message, not a second connector (rule 10).</summary>
    public Task<WriteResult<long>> AddAsync(string platformKey, long contactId, ConnectorPrivilege? privilege) =>
        writer.RunAsync(
            _ => db.MobilePlatforms.SingleOrDefaultAsync(found => found.Key == platformKey),
            (write, _) => write.Authority.Needs(Permissions.MobileConnectors),
            async (write, platform) =>
            {
                if (await db.FindTargetAsync(write, contactId) is not { } target)
                {
                    return WriteResult.Invalid<long>(ContactField, "Connector_ContactUnknown");
                }

                if (await db.MobileConnectors.AnyAsync(found => found.ContactId == contactId && found.PlatformId == platform.Id))
                {
                    return WriteResult.Invalid<long>(
                        ContactField, "Connector_AlreadyConfigured", target.Contact.UserName!, platform.Name);
                }

                return new ConnectorChanges(db, write, target.Contact, target.Rights)
                    .Apply(null, platform, new ConnectorChoice(true, privilege), PrivilegeField) ?? WriteResult.Done(contactId);
            },
            ContactField);

    public Task<WriteResult<long>> ChangePrivilegeAsync(long connectorId, ConnectorPrivilege? privilege) =>
        ChangeAsync(connectorId, new ConnectorChoice(true, privilege));

    /// <summary>
    /// Takes the app back; the contact stays (rule 11). A connector that is gone already is <see cref="WriteStatus.NotFound"/>.
    /// </summary>
    public Task<WriteResult<long>> RemoveAsync(long connectorId) => ChangeAsync(connectorId, ConnectorChoice.None);

    /// <summary>An administrator has looked at it: it works, and is not asked about any more. A second yes is the first.</summary>
    /// <param name="shown">What was looked at; when it is something else by now, <see cref="WriteStatus.Conflict"/>.</param>
    public Task<WriteResult<long>> ConfirmAsync(long connectorId, ReviewShown shown) =>
        writer.RunAsync(
            _ => db.FindConnectorAsync(connectorId),
            (write, _) => write.Authority.Administrate(),
            (write, target) =>
            {
                var connector = target.Connector;
                if (connector.ReviewSince is not null)
                {
                    if (ReviewShown.Of(connector) != shown)
                    {
                        return Task.FromResult(WriteResult.Conflict<long>());
                    }

                    (connector.ReviewSince, connector.ReviewById, connector.IsHeld) = (null, null, false);
                    connector.Contact.Touch(write);
                }

                return Task.FromResult(WriteResult.Done(connector.ContactId));
            });

    /// <summary>Lowers or removes a connector, as a part of a write.</summary>
    internal async Task<WriteResult<long>> ReduceAsync(AccountWrite write, long connectorId, ConnectorChoice wanted) =>
        await db.FindConnectorAsync(connectorId) is { } target ? Change(write, target, wanted) : WriteResult.NotFound<long>();

    private Task<WriteResult<long>> ChangeAsync(long connectorId, ConnectorChoice wanted) =>
        writer.RunAsync(
            _ => db.FindConnectorAsync(connectorId),
            (write, target) => write.Authority.ReduceConnector(target.Standing),
            (write, target) => Task.FromResult(Change(write, target, wanted)));

    private WriteResult<long> Change(AccountWrite write, ConnectorTarget target, ConnectorChoice wanted)
    {
        var (connector, standing) = target;
        return new ConnectorChanges(db, write, connector.Contact, standing)
            .Apply(connector, connector.Platform, wanted, PrivilegeField) ?? WriteResult.Done(connector.ContactId);
    }
}
