using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Notes what happens without the account's turn. What is refused is counted per contact, address and minute, so that whoever floods the
/// sign-in fills no disk.
/// </summary>
public sealed class JournalNotes(
    ConnectorsDbContext db, JournalCircumstances here, IServiceScopeFactory scopes, IDatabaseErrors errors, TimeProvider time)
{
    /// <summary>How many are counted apart in a minute of an account; then all addresses of a contact are counted together.</summary>
    public const int MostPerMinute = 100;

    /// <summary>How many contacts are counted apart in a minute of an account, whatever comes; all others are counted together.</summary>
    public const int MostContactsPerMinute = 1_000;

    private const string Others = "*";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private IQueryable<JournalNote> Everywhere => db.JournalNotes.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    /// <summary>Put beside what it tells, saved with it: the caller saves. The account is entered.</summary>
    public void Add(long accountId, JournalKind kind, Entrance entrance, long? contactId) =>
        db.JournalNotes.Add(NoteOf(accountId, kind, entrance, contactId));

    /// <summary>The same of what is told by nothing else: saved at once, and whether or not an account is entered.</summary>
    public Task KeepAsync(long accountId, JournalKind kind, Entrance entrance, long? contactId, string? deviceName = null)
    {
        var note = NoteOf(accountId, kind, entrance, contactId);
        note.DeviceName = deviceName;
        return InsertAsync(note, null);
    }

    /// <summary>Something was refused once more.</summary>
    public async Task CountAsync(long accountId, JournalKind kind, Entrance entrance, long? contactId)
    {
        var together = FormattableString.Invariant($"{contactId}@{here.Address}");
        var now = Now;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var ofMinute = Everywhere.Where(note => note.AccountId == accountId && note.Minute == minute && note.Kind == kind);
        if (await RaiseAsync(ofMinute, together) > 0)
        {
            return;
        }

        // A flood at logins that nobody has hides no attack on somebody.
        var count = await ofMinute.CountAsync();
        var isOne = count < MostPerMinute;
        var isNamed = contactId is not null && count < MostPerMinute + MostContactsPerMinute;
        var others = isNamed ? FormattableString.Invariant($"{contactId}@{Others}") : Others;
        if (!isOne && await RaiseAsync(ofMinute, others) > 0)
        {
            return;
        }

        var note = NoteOf(accountId, kind, entrance, isOne || isNamed ? contactId : null);
        (note.Minute, note.Together) = (minute, isOne ? together : others);
        (note.Address, note.Agent) = isOne ? (note.Address, note.Agent) : (null, null);
        await InsertAsync(note, ofMinute);
    }

    private static Task<int> RaiseAsync(IQueryable<JournalNote> notes, string together) =>
        notes.Where(note => note.Together == together)
            .ExecuteUpdateAsync(set => set.SetProperty(note => note.Times, note => note.Times + 1));

    // In a scope of its own: nobody may have entered the account, and what the caller has changed is not to be saved with it. Of two that
    // come at once, the second counts on the first one's note.
    private async Task InsertAsync(JournalNote note, IQueryable<JournalNote>? ofMinute)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(note.AccountId);
        var apart = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        apart.JournalNotes.Add(note);
        try
        {
            await db.WithoutConnectionAsync(() => apart.SaveChangesAsync());
        }
        catch (DbUpdateException exception) when (ofMinute is not null && errors.IsUniqueViolation(exception))
        {
            await RaiseAsync(ofMinute, note.Together);
        }
    }

    private JournalNote NoteOf(long accountId, JournalKind kind, Entrance entrance, long? contactId) => new()
    {
        AccountId = accountId,
        At = Now,
        Kind = kind,
        Entrance = entrance,
        ContactId = contactId,
        Address = here.Address,
        Agent = here.Agent,
    };
}
