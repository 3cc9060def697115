using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Writes the journal of a write from what the write changes, in its transaction: neither is there without the other (rule 16).
/// </summary>
public sealed class JournalRecorder(
    ConnectorsDbContext db, IEnumerable<IJournalTopic> topics, IJournalPeople people, JournalCircumstances here)
{
    /// <summary>Before the save, while the database still says what was.</summary>
    internal async Task<IReadOnlyList<JournalDraft>> DraftAsync(Actor actor, IReadOnlyList<SetChange> setChanges)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var book = new JournalBook(db.ChangeTracker, setChanges, actor);
            foreach (var topic in topics)
            {
                await topic.TellAsync(book);
            }

            await NameAsync(book.Drafts, actor);
            return book.Drafts;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>After the save, when new rows have their ids; the last thing before the commit.</summary>
    internal async Task WriteAsync(Account account, Actor actor, DateTime now, IReadOnlyList<JournalDraft> drafts)
    {
        var author = JournalAuthor.Of(actor, here);
        List<JournalDraft> told = [.. drafts.Where(draft => draft.IsWorthIt())];
        if (told.Count > 0)
        {
            db.JournalEntries.AddRange(told.Select(draft => JournalChain.Next(account, author, now, draft)));
            await db.SaveChangesAsync();
        }
    }

    private async Task NameAsync(IReadOnlyList<JournalDraft> drafts, Actor actor)
    {
        List<JournalDraft> nameless = [.. drafts.Where(draft => draft.Person is null && draft.ContactId is > 0)];
        foreach (var own in nameless.Where(draft => draft.ContactId == actor.ById && actor.Login.Length > 0))
        {
            own.Person = new JournalPerson(actor.Name, actor.Login);
        }

        nameless.RemoveAll(draft => draft.Person is not null);
        if (nameless.Count == 0)
        {
            return;
        }

        var found = await people.FindAsync([.. nameless.Select(draft => draft.ContactId!.Value).Distinct()]);
        nameless.ForEach(draft => draft.Person = found.GetValueOrDefault(draft.ContactId!.Value));
    }
}
