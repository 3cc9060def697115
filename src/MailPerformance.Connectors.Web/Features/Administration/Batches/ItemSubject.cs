using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Trash;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>An item of a batch with what it is about, as far as it has a row, lies in the trash, or the reader sees it.</summary>
public sealed class ItemSubject
{
    public required BatchItem Item { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>The whole one; of a campaign, its key.</summary>
    public string? Login { get; init; }

    /// <summary>Of a campaign, or of a contact in the trash.</summary>
    public string? WholeName { get; init; }

    public bool IsInTrash { get; init; }

    public string? Name => WholeName ?? (LastName is null ? null : $"{FirstName} {LastName}");

    /// <param name="readerId">Who sees some campaigns, and not others.</param>
    internal static IQueryable<ItemSubject> Of(ConnectorsDbContext db, IQueryable<BatchItem> items, long readerId)
    {
        IQueryable<Contact> contacts = db.Contacts;
        var trash = db.TrashItems.Where(kept => kept.Kind == TrashKind.Contact);
        var campaigns = db.Campaigns.VisibleTo(db, readerId);
        return
            from item in items
            from contact in contacts.Where(contact => contact.Id == item.ContactId).DefaultIfEmpty()
            from kept in trash.Where(kept => kept.SubjectId == item.ContactId).DefaultIfEmpty()
            from campaign in campaigns.Where(campaign => campaign.Id == item.CampaignId).DefaultIfEmpty()
            select new ItemSubject
            {
                Item = item,
                FirstName = contact == null ? null : contact.FirstName,
                LastName = contact == null ? null : contact.LastName,
                Login = contact != null ? contact.UserName : kept != null ? kept.Login : campaign == null ? null : campaign.ExternalKey,
                WholeName = contact != null ? null : kept != null ? kept.Name : campaign == null ? null : campaign.Name,
                IsInTrash = contact == null && kept != null,
            };
    }
}
