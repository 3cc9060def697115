using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Ticks groups, categories and segments of a contact (the wizard's steps of those names).</summary>
public sealed class ContactLabelService(ConnectorsDbContext db, AccountWriter writer)
{
    public const string Field = "Selected";

    public Task<WriteResult<long>> SetGroupsAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactGroup, Group>(contactId, contact => contact.Groups, contact => contact.Groups, selected, original, isSight: false);

    public Task<WriteResult<long>> SetCategoriesAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactCategory, Category>(
            contactId, contact => contact.Categories, contact => contact.Categories, selected, original, isSight: true);

    public Task<WriteResult<long>> SetSegmentsAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SetAsync<ContactSegment, Segment>(
            contactId, contact => contact.Segments, contact => contact.Segments, selected, original, isSight: true);

    private Task<WriteResult<long>> SetAsync<TLink, TLabel>(
        long contactId,
        Expression<Func<Contact, IEnumerable<TLink>>> include,
        Func<Contact, ICollection<TLink>> links,
        IReadOnlySet<long> selected,
        IReadOnlySet<long> original,
        bool isSight)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId, contacts => contacts.Include(include)),
            (write, target) => write.Authority.Edit(target.Rights),
            async (write, target) =>
            {
                if (await db.Set<TLabel>().CountAsync(label => selected.Contains(label.Id)) != selected.Count)
                {
                    return WriteResult.Invalid<long>(Field, "Selection_Unknown");
                }

                var held = links(target.Contact);
                var present = held.Select(link => link.LabelId).ToHashSet();
                if (present.SetEquals(selected))
                {
                    return WriteResult.Done(contactId);
                }

                if (!present.SetEquals(original))
                {
                    return WriteResult.Conflict<long>();
                }

                if (isSight && await SightErrorAsync<TLink, TLabel>(write, target, present, selected) is { } refused)
                {
                    return refused;
                }

                Replace<TLink, TLabel>(held, present, selected);
                target.Contact.Touch(write);
                return WriteResult.Done(contactId);
            });

    private async Task<WriteResult<long>?> SightErrorAsync<TLink, TLabel>(
        AccountWrite write, ContactTarget target, HashSet<long> present, IReadOnlySet<long> selected)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label
    {
        var own = await db.SightAsync<TLink, TLabel>(write.Actor.ContactId);
        var changed = present.Except(selected).Concat(selected.Except(present));
        if (write.Authority.ChooseSight(target.Rights, own, present.Count == 0, changed) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        return selected.Count > 0 || write.Authority.MayEmptySight(own) ? null : WriteResult.Invalid<long>(Field, "Sight_KeepOne");
    }

    private static void Replace<TLink, TLabel>(ICollection<TLink> held, HashSet<long> present, IReadOnlySet<long> selected)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label
    {
        foreach (var link in held.Where(link => !selected.Contains(link.LabelId)).ToList())
        {
            held.Remove(link);
        }

        foreach (var id in selected.Except(present))
        {
            held.Add(new TLink { LabelId = id });
        }
    }
}
