using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>An entry, as tests look at it.</summary>
internal sealed class Told(JournalEntry entry)
{
    private static readonly string[] Frame =
    [
        JournalSaid.Author, JournalSaid.AuthorLogin, JournalSaid.Contact, JournalSaid.ContactLogin, JournalSaid.Subject,
        JournalSaid.Address, JournalSaid.Agent, JournalSaid.Device,
    ];

    public JournalEntry Entry { get; } = entry;

    public JournalKind Kind => Entry.Kind;

    public IReadOnlyList<JournalSaid> Said { get; } = JournalSaid.Read(entry.Said);

    /// <summary>What has changed, as <c>key=value</c>, in the order in which it is told.</summary>
    public IEnumerable<string> Changes => Said.Where(said => !Frame.Contains(said.Key)).Select(said => $"{said.Key}={said.Value}");

    /// <summary>The one value of the key; null: it is not told.</summary>
    public string? this[string key] => Said.SingleOrDefault(said => said.Key == key)?.Value;

    /// <summary>Who did it, how they came in, what it is about (null: several, or the whole), and whom it concerns.</summary>
    public Told Is(JournalKind kind, Entrance entrance, long? by, long? about, long? concerning = null)
    {
        Assert.Equal((kind, entrance, by), (Kind, Entry.Entrance, Entry.AuthorId));
        Assert.Equal((JournalKinds.SubjectOf(kind), about, concerning), (Entry.Subject, Entry.SubjectId, Entry.ContactId));
        return this;
    }

    public Told Says(params IEnumerable<string> changes)
    {
        Assert.Equal(changes, Changes);
        return this;
    }

    public Told Names(string? subject)
    {
        Assert.Equal(subject, this[JournalSaid.Subject]);
        return this;
    }
}
