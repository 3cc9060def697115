using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>The only category, or the only segment, of a contact is not deleted: to that contact, "none" would mean all.</summary>
internal sealed class OnlyLabelRule<TLink, TLabel>(ConnectorsDbContext db) : IAccountRule
    where TLink : ContactLabel<TLabel>
    where TLabel : Label
{
    private static readonly string TextKey = typeof(TLabel) == typeof(Category) ? "Category_OnlyOne" : "Segment_OnlyOne";

    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Deleted<TLabel>().Select(label => label.Id).ToList();
        if (ids.Count == 0)
        {
            return null;
        }

        var links = db.Set<TLink>();
        var contacts = await links.CountAsync(link => ids.Contains(link.LabelId)
            && !links.Any(other => other.ContactId == link.ContactId && !ids.Contains(other.LabelId)));
        return contacts == 0
            ? null
            : RuleCheck.Refuse(new WriteError("", CoreTexts.Get(TextKey, contacts)));
    }
}
