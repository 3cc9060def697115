using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>The only category of a contact is not deleted: to that contact, "none" would mean all campaigns.</summary>
internal sealed class OnlyCategoryRule(ConnectorsDbContext db) : IAccountRule
{
    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Deleted<Category>().Select(category => category.Id).ToList();
        if (ids.Count == 0)
        {
            return null;
        }

        var links = db.Set<ContactCategory>();
        var contacts = await links.CountAsync(link => ids.Contains(link.LabelId)
            && !links.Any(other => other.ContactId == link.ContactId && !ids.Contains(other.LabelId)));
        return contacts == 0 ? null : RuleCheck.Refuse(new WriteError("", CoreTexts.Get("Category_OnlyOne", contacts)));
    }
}
