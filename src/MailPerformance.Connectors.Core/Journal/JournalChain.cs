using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Who has done something, and from where.</summary>
public sealed record JournalAuthor(Entrance Entrance, long? Id, string? Name, string? Login, string? Address, string? Agent, string? Device)
{
    internal static JournalAuthor Of(Actor actor, JournalCircumstances here) => new(
        actor.Entrance, actor.ById, actor.Name, actor.Login, here.Address, here.Agent, actor.DeviceName);
}

/// <summary>
/// The chain of an account. Whoever adds to it holds the account's turn, so nobody else does meanwhile: the account's row says where the
/// chain ends.
/// </summary>
public static class JournalChain
{
    /// <summary>The next entry, to be saved with the account.</summary>
    public static JournalEntry Next(Account account, JournalAuthor author, DateTime at, JournalDraft draft)
    {
        List<JournalSaid> said = [.. AuthorOf(author).Concat(draft.Said()).Select(one =>
            new JournalSaid(one.Key, one.Of, one.Value, JournalSeal.NewSalt()))];
        var entry = new JournalEntry
        {
            AccountId = account.Id,
            Number = account.JournalNumber + 1,
            At = StoredInstant.Of(at),
            Kind = draft.Kind,
            Entrance = author.Entrance,
            AuthorId = author.Id,
            Subject = JournalKinds.SubjectOf(draft.Kind),
            SubjectId = draft.SubjectId,
            ContactId = draft.ContactId,
            Said = JournalSaid.Write(said),
            Sealed = "",
            Hash = "",
        };
        entry.Sealed = JournalSeal.Seal(entry, said.Select(JournalCommitment.To));
        entry.Hash = JournalSeal.HashOf(account.JournalHash, entry.Sealed);
        (account.JournalNumber, account.JournalHash) = (entry.Number, entry.Hash);
        return entry;
    }

    private static IEnumerable<(string Key, long? Of, string Value)> AuthorOf(JournalAuthor author)
    {
        (string Key, string? Value)[] all =
        [
            (JournalSaid.Author, author.Name),
            (JournalSaid.AuthorLogin, author.Login),
            (JournalSaid.Address, author.Address),
            (JournalSaid.Agent, author.Agent),
            (JournalSaid.Device, author.Device),
        ];
        return all.Where(one => one.Value is { Length: > 0 }).Select(one => (one.Key, author.Id, one.Value!));
    }
}
