using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Labels;

/// <summary>Ticks groups, categories and segments of a contact (the wizard's steps of those names).</summary>
public sealed class ContactLabelService(ConnectorsDbContext db, AccountWriter writer, CoverageGuard coverage)
{
    public const string Field = "Selected";

    public Task<WriteResult<long>> SetGroupsAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactGroup, Group>(contactId, contact => contact.Groups, contact => contact.Groups, selected, original);

    public Task<WriteResult<long>> SetCategoriesAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactCategory, Category>(contactId, contact => contact.Categories, contact => contact.Categories, selected, original);

    public Task<WriteResult<long>> SetSegmentsAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactSegment, Segment>(contactId, contact => contact.Segments, contact => contact.Segments, selected, original);

    private Task<WriteResult<long>> SetAsync<TLink, TLabel>(
        long contactId,
        Expression<Func<Contact, IEnumerable<TLink>>> include,
        Func<Contact, ICollection<TLink>> links,
        IReadOnlySet<long> selected,
        IReadOnlySet<long> original)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label =>
        writer.RunAsync(async write =>
        {
            var contact = await db.Contacts.Include(include).SingleOrDefaultAsync(found => found.Id == contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (write.Authority.Edit((await db.FindContactRightsAsync(contactId))!) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            if (await db.Set<TLabel>().CountAsync(label => selected.Contains(label.Id)) != selected.Count)
            {
                return WriteResult.Invalid<long>(Field, "Selection_Unknown");
            }

            var held = links(contact);
            var present = held.Select(link => link.LabelId).ToHashSet();
            if (present.SetEquals(selected))
            {
                return WriteResult.Done(contactId);
            }

            if (!present.SetEquals(original))
            {
                return WriteResult.Conflict<long>();
            }

            await coverage.WatchAsync(write);
            foreach (var link in held.Where(link => !selected.Contains(link.LabelId)).ToList())
            {
                held.Remove(link);
            }

            foreach (var id in selected.Except(present))
            {
                held.Add(new TLink { LabelId = id });
            }

            contact.UpdatedAt = write.Now;
            contact.UpdatedById = write.Actor.ContactId;
            return WriteResult.Done(contactId);
        });
}
