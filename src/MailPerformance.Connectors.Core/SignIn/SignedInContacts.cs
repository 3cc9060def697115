using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Reads who somebody is and what they may do, in one command over primary keys (rule 7).</summary>
public sealed class SignedInContacts(ConnectorsDbContext db, SessionUses uses, TimeProvider time) : IActorSource
{
    public Entrance Entrance => Entrance.Browser;

    /// <summary>Reads the account along, for the write. What was proved stays so: it is of the session, not of the database.</summary>
    public async Task<Actor?> ReadAsync(Actor entered)
    {
        var rows = await (
            from found in Rows(db.Contacts.Where(contact => contact.Id == entered.ContactId))
            from account in db.Accounts.Where(account => account.Id == found.Presence.AccountId)
            select new { found, account })
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .ToListAsync();
        return Found(rows.ConvertAll(row => row.found)) is { } contact ? contact.Actor with { ProvedAt = entered.ProvedAt } : null;
    }

    /// <summary>Null when the contact is gone or may not be signed in at this moment.</summary>
    public Task<SignedInContact?> FindAsync(long contactId, CancellationToken cancellation = default) =>
        FindAsync(db.Contacts.Where(contact => contact.Id == contactId), cancellation);

    /// <summary>The same of a session in a browser; null also when it is over: signed out of, or ended from another browser.</summary>
    public async Task<SignedInContact?> FindInSessionAsync(long contactId, string key, CancellationToken cancellation = default)
    {
        IQueryable<Session> sessions = db.Sessions;
        var before = time.GetUtcNow().UtcDateTime - Session.Longest;
        var rows = await (
            from found in Rows(db.Contacts.Where(contact => contact.Id == contactId))
            from session in sessions.Where(session =>
                session.AccountId == found.Presence.AccountId && session.ContactId == contactId && session.Key == key
                && session.OpenedAt > before)
            select new { found, session.Id, session.LastUsedAt })
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .ToListAsync(cancellation);
        if (Found(rows.ConvertAll(row => row.found)) is not { } contact)
        {
            return null;
        }

        uses.Note(rows[0].Id, rows[0].LastUsedAt);
        return contact with { SessionId = key };
    }

    private async Task<SignedInContact?> FindAsync(IQueryable<Contact> contacts, CancellationToken cancellation) =>
        Found(await Rows(contacts).IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).ToListAsync(cancellation));

    // The account is not known before this query has answered, so it looks past the account filter. Joined flat, one row for each
    // permission: nested collections would make the database read every role of every account first.
    private IQueryable<Row> Rows(IQueryable<Contact> contacts)
    {
        IQueryable<SecondFactor> factors = db.SecondFactors;
        return
            from one in contacts.WithPresence(time.GetUtcNow().UtcDateTime)
            from held in db.Set<ContactRole>().Where(held => held.UserId == one.ContactId).DefaultIfEmpty()
            from role in db.Set<Role>().Where(role => role.Id == held!.RoleId).DefaultIfEmpty()
            from ticked in db.Set<RolePermission>().Where(ticked => ticked.RoleId == role!.Id).DefaultIfEmpty()
            select new Row
            {
                Presence = one,
                IsAdministrator = (bool?)role!.IsAdministrator ?? false,
                Permission = (string?)ticked!.Permission,
                HasSecondFactor = factors.Any(factor => factor.AccountId == one.AccountId && factor.ContactId == one.ContactId),
            };
    }

    private static SignedInContact? Found(List<Row> rows)
    {
        if (rows.Count == 0 || !rows[0].Presence.MayBeHere)
        {
            return null;
        }

        var found = rows[0].Presence;
        var isAdministrator = rows.Exists(row => row.IsAdministrator);
        return found.SignedInAs(new Actor(
            found.ContactId,
            found.AccountId,
            isAdministrator,
            rows.Select(row => row.Permission).OfType<string>()
                .Where(PermissionCatalogue.Keys.Contains).ToFrozenSet(StringComparer.Ordinal)))
            with
        { SecondFactorDueAt = rows[0].HasSecondFactor ? null : found.SecondFactorDueAt(isAdministrator) };
    }

    private sealed class Row
    {
        public required Presence Presence { get; init; }

        public bool IsAdministrator { get; init; }

        public string? Permission { get; init; }

        public bool HasSecondFactor { get; init; }
    }
}
