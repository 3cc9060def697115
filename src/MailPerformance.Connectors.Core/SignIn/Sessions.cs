using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The browsers in which contacts are signed in: opened by a sign-in, ended one by one by their own contact alone.</summary>
public sealed class Sessions(ConnectorsDbContext db, CurrentAccount current, JournalNotes notes, TimeProvider time)
{
    /// <summary>How many a page shows of one contact, those used last.</summary>
    public const int Shown = 50;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // Of whoever is signed in.
    private IQueryable<Session> Own
    {
        get
        {
            var (contactId, stamp) = (current.Contact!.Actor.ContactId, current.Contact.SecurityStamp);
            return db.Sessions.Where(session => session.ContactId == contactId && session.SecurityStamp == stamp);
        }
    }

    /// <summary>Those of whoever is signed in whose cookies may still be good, this one first.</summary>
    public async Task<IReadOnlyList<OwnSession>> ListAsync()
    {
        var (key, now) = (current.Contact!.SessionId, Now);
        var (used, opened) = (now - Session.Lifetime - Session.UseInterval, now - Session.Longest);
        return await Own.Where(session => session.Key == key || (session.LastUsedAt > used && session.OpenedAt > opened))
            .OrderByDescending(session => session.Key == key).ThenByDescending(session => session.LastUsedAt)
            .Select(session => new OwnSession(session.Id, session.Browser, session.OpenedAt, session.LastUsedAt, session.Key == key))
            .Take(Shown).ToListAsync();
    }

    /// <summary>The contact, whose account is entered, is about to get a cookie.</summary>
    /// <param name="browser">See <see cref="Session.Browser"/>.</param>
    public async Task OpenAsync(Contact contact, string key, string browser)
    {
        var now = Now;
        db.Sessions.Add(new Session
        {
            AccountId = contact.AccountId,
            ContactId = contact.Id,
            Key = key,
            SecurityStamp = contact.SecurityStamp ?? "",
            Browser = browser.Length > Session.BrowserMaxLength ? browser[..Session.BrowserMaxLength] : browser,
            OpenedAt = now,
            LastUsedAt = now,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Whoever is signed in signs out: no copy of the session's cookie is good any more.</summary>
    public async Task LeaveAsync(string key)
    {
        if (await Own.Where(session => session.Key == key).ExecuteDeleteAsync() > 0)
        {
            await NoteAsync(JournalKind.SignedOut);
        }
    }

    /// <summary>Ends another browser's session of whoever is signed in, from its next request on.</summary>
    /// <returns>False: it is not theirs, or over.</returns>
    public async Task<bool> EndAsync(long id)
    {
        var has = await Own.Where(session => session.Id == id).ExecuteDeleteAsync() > 0;
        if (has)
        {
            await NoteAsync(JournalKind.SessionEnded);
        }

        return has;
    }

    /// <summary>The same of all but this one.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndOthersAsync()
    {
        var key = current.Contact!.SessionId;
        var count = await Own.Where(session => session.Key != key).ExecuteDeleteAsync();
        if (count > 0)
        {
            await NoteAsync(JournalKind.SessionEnded);
        }

        return count;
    }

    /// <summary>Forgets sessions that were last used so long ago that their cookies have run out.</summary>
    public Task<int> PruneAsync(TimeSpan age, CancellationToken cancellation = default)
    {
        var before = Now - age;
        return db.Sessions.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(session => session.LastUsedAt < before).ExecuteDeleteAsync(cancellation);
    }

    private Task NoteAsync(JournalKind kind)
    {
        var me = current.Contact!.Actor;
        return notes.KeepAsync(me.AccountId, kind, Entrance.Browser, me.ContactId);
    }
}

/// <summary>A browser of whoever reads.</summary>
/// <param name="LastUsedAt">To some minutes.</param>
/// <param name="IsThis">The one in which they read.</param>
public sealed record OwnSession(long Id, string Browser, DateTime OpenedAt, DateTime LastUsedAt, bool IsThis);
