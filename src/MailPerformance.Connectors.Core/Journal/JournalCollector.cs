using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Makes entries of notes, some at a time.</summary>
public sealed class JournalCollector(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <returns>How many notes have become entries.</returns>
    public async Task<int> CollectAsync(CancellationToken cancellation = default)
    {
        var collected = 0;
        foreach (var accountId in await AccountsAsync(cancellation))
        {
            int some;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                some = await JournalHold.RunAsync(scopes, accountId, CollectAsync);
                collected += some;
            }
            while (some == AtOnce);
        }

        return collected;
    }

    private async Task<List<long>> AccountsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        return await Due(db.JournalNotes.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]))
            .Select(note => note.AccountId).Distinct().OrderBy(id => id).ToListAsync(cancellation);
    }

    // A minute is told when it is over.
    private IQueryable<JournalNote> Due(IQueryable<JournalNote> notes)
    {
        var over = time.GetUtcNow().UtcDateTime.AddMinutes(-1);
        return notes.Where(note => note.Minute == null || note.Minute <= over);
    }

    private async Task<int> CollectAsync(IServiceProvider services, ConnectorsDbContext db, Account account)
    {
        var notes = await Due(db.JournalNotes).OrderBy(note => note.Id).Take(AtOnce).ToListAsync();
        var names = await services.GetRequiredService<IJournalPeople>()
            .FindAsync([.. notes.Select(note => note.ContactId).OfType<long>().Distinct()]);
        foreach (var note in notes)
        {
            var person = note.ContactId is { } id ? names.GetValueOrDefault(id) : null;
            db.JournalEntries.Add(JournalChain.Next(account, AuthorOf(note, person), note.At, DraftOf(note, person)));
        }

        db.RemoveRange(notes);
        return notes.Count;
    }

    // Whoever was refused has not shown who they are.
    private static JournalAuthor AuthorOf(JournalNote note, JournalPerson? person) => note.Minute is null
        ? new JournalAuthor(note.Entrance, note.ContactId, person?.Name, person?.Login, note.Address, note.Agent, note.DeviceName)
        : new JournalAuthor(note.Entrance, null, null, null, note.Address, note.Agent, null);

    private static JournalDraft DraftOf(JournalNote note, JournalPerson? person)
    {
        var draft = new JournalDraft(note.Kind);
        if (note.ContactId is { } id)
        {
            draft.Concerning(() => id, person);
            if (JournalKinds.SubjectOf(note.Kind) == JournalSubject.Contact)
            {
                draft.About(() => id, null);
            }
        }

        return note.Times > 1 ? draft.With(JournalSaid.Times, JournalText.Of(note.Times)) : draft;
    }
}
