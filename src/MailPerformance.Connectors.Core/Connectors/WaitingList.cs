using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Contacts whose connector was prepared before its platform opened, and who have not been told that it works.</summary>
public sealed class WaitingList(ConnectorsDbContext db, AccountWriter writer, Outbox outbox)
{
    /// <summary>
    /// The connectors that this actor may invite: given before the platform opened, of contacts that may work, never used, not invited
    /// since and not held for review. Who may touch them is <see cref="Authority.ReduceConnector"/>, as a query.
    /// </summary>
    public static IQueryable<MobileConnector> Of(ConnectorsDbContext db, Actor actor, DateTime now) =>
        Prepared(db, actor, now).Where(connector => connector.ActivatedAt == null);

    /// <summary>
    /// The same whether or not they were used: to ask about one connector, together with whether it was. Asked for all at once, SQLite may
    /// walk over every connector that was never used to find the one.
    /// </summary>
    public static IQueryable<MobileConnector> Prepared(ConnectorsDbContext db, Actor actor, DateTime now)
    {
        var allowed = db.Contacts.Allowed(now);
        return db.MobileConnectors.OnOpenPlatforms().Where(connector =>
            connector.CreatedAt < connector.Platform.OpenedAt
            && (connector.InvitedAt == null || connector.InvitedAt < connector.Platform.OpenedAt)
            && !connector.IsHeld
            && allowed.Any(contact => contact.Id == connector.ContactId)
            && (actor.IsAdministrator || !connector.Contact.Roles.Any(held => held.Role.IsAdministrator)));
    }

    /// <summary>
    /// Connectors that were never used, of contacts that may work and that this actor may touch: the part of the waiting list that does
    /// not ask when the platform opened, of which counts take ranges (<see cref="PlatformFigures"/>).
    /// </summary>
    internal static IQueryable<MobileConnector> NeverUsed(ConnectorsDbContext db, Actor actor, DateTime now)
    {
        var found = db.MobileConnectors.NotSuspended(now).Where(connector => connector.ActivatedAt == null);
        var administrators = db.AdministratorIds();
        return actor.IsAdministrator ? found : found.Where(connector => !administrators.Contains(connector.ContactId));
    }

    /// <summary>Tells all of them by mail, each once: a second time finds nobody.</summary>
    /// <returns>How many were told.</returns>
    public Task<WriteResult<int>> InviteAsync(string platformKey) =>
        writer.RunAsync(
            _ => db.MobilePlatforms.SingleOrDefaultAsync(platform => platform.Key == platformKey),
            (write, _) => write.Authority.Needs(Permissions.MobileConnectors),
            async (write, platform) =>
            {
                if (!write.Account.MobileConnectorsEnabled)
                {
                    return WriteResult.Invalid<int>("", "Connector_OptionOff");
                }

                if (!outbox.IsEnabled)
                {
                    return WriteResult.Invalid<int>("", "Connector_NoMail");
                }

                var waiting = await Of(db, write.Actor, write.Now).Where(connector => connector.PlatformId == platform.Id).ToListAsync();
                foreach (var connector in waiting)
                {
                    connector.InvitedAt = write.Now;
                    outbox.Add(connector.ContactId, new PlatformOpenMail(connector.PlatformId));
                }

                return WriteResult.Done(waiting.Count);
            });
}
