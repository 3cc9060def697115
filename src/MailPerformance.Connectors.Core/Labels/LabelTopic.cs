using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Labels;

/// <summary>What the journal says of groups, categories and segments.</summary>
internal sealed class LabelTopic<TLabel>(JournalKind created, JournalKind renamed, JournalKind deleted) : IJournalTopic
    where TLabel : Label
{
    private static readonly JournalFields<TLabel> Fields = new JournalFields<TLabel>()
        .Tells(label => label.Name).Leaves(label => label.Id, label => label.AccountId, label => label.NormalizedName);

    public IEnumerable<IJournalFields> Covers => [Fields];

    public Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<TLabel>().Where(row => row.State != EntityState.Modified || Fields.HasNews(row)))
        {
            var kind = row.State switch { EntityState.Added => created, EntityState.Deleted => deleted, _ => renamed };
            book.Open(kind).About(() => row.Entity.Id, row.Entity.Name).With(row, Fields);
        }

        return Task.CompletedTask;
    }
}
