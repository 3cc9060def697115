using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Which campaigns a contact sees, everywhere: those of the contact's categories, or all when none is chosen.</summary>
public static class CampaignVisibility
{
    public static IQueryable<ExpressCampaign> VisibleTo(this IQueryable<ExpressCampaign> campaigns, ConnectorsDbContext db, long contactId)
    {
        var chosen = db.Set<ContactCategory>().Where(chosen => chosen.ContactId == contactId);
        return campaigns.Where(campaign => !chosen.Any() || chosen.Any(category => category.LabelId == campaign.CategoryId));
    }

    /// <summary>The same of categories that have been read: null or none means all.</summary>
    public static bool Sees(IReadOnlyCollection<long>? categoryIds, long? campaignCategoryId) =>
        categoryIds is null or { Count: 0 } || (campaignCategoryId is { } id && categoryIds.Contains(id));
}
