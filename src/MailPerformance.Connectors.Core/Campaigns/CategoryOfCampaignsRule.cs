using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>A category that campaigns carry is not deleted: without it more people would see them.</summary>
internal sealed class CategoryOfCampaignsRule(ConnectorsDbContext db) : IAccountRule
{
    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Deleted<Category>().Select(category => (long?)category.Id).ToList();
        var campaigns = ids.Count == 0 ? 0 : await db.Campaigns.CountAsync(campaign => ids.Contains(campaign.CategoryId));
        return campaigns == 0 ? null : RuleCheck.Refuse(new WriteError("", CoreTexts.Get("Category_OfCampaigns", campaigns)));
    }
}
