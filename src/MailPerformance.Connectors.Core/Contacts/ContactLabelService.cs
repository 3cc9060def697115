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
        GroupsAsync(contactId, _ => new(selected, original));

    public Task<WriteResult<long>> SetCategoriesAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        CategoriesAsync(contactId, _ => new(selected, original));

    public Task<WriteResult<long>> SetSegmentsAsync(long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original) =>
        SegmentsAsync(contactId, _ => new(selected, original));

    /// <summary>Ticks one group more; who has it already keeps it.</summary>
    public Task<WriteResult<long>> AddGroupAsync(long contactId, long groupId) => GroupsAsync(contactId, held => With(held, groupId));

    public Task<WriteResult<long>> RemoveGroupAsync(long contactId, long groupId) => GroupsAsync(contactId, held => Without(held, groupId));

    /// <summary>Shows one category more. Who sees all of them has none ticked, and stays so.</summary>
    public Task<WriteResult<long>> AddCategoryAsync(long contactId, long categoryId) =>
        CategoriesAsync(contactId, held => held.Count == 0 ? new(held, held) : With(held, categoryId));

    /// <summary>Hides one category. Without the last one the contact would see all: that is refused.</summary>
    public Task<WriteResult<long>> RemoveCategoryAsync(long contactId, long categoryId) =>
        CategoriesAsync(contactId, held => WithoutLast(held, categoryId));

    /// <inheritdoc cref="AddCategoryAsync"/>
    public Task<WriteResult<long>> AddSegmentAsync(long contactId, long segmentId) =>
        SegmentsAsync(contactId, held => held.Count == 0 ? new(held, held) : With(held, segmentId));

    /// <inheritdoc cref="RemoveCategoryAsync"/>
    public Task<WriteResult<long>> RemoveSegmentAsync(long contactId, long segmentId) =>
        SegmentsAsync(contactId, held => WithoutLast(held, segmentId));

    /// <summary>Replaces the groups, as a part of a write that may edit the contact and has read them.</summary>
    internal Task<WriteResult<long>> SetGroupsAsync(AccountWrite write, ContactTarget target, IReadOnlySet<long> selected) =>
        SetAsync<ContactGroup, Group>(write, target, target.Contact.Groups, held => new(selected, held), isSight: false);

    /// <inheritdoc cref="SetGroupsAsync(AccountWrite, ContactTarget, IReadOnlySet{long})"/>
    internal Task<WriteResult<long>> SetCategoriesAsync(AccountWrite write, ContactTarget target, IReadOnlySet<long> selected) =>
        SetAsync<ContactCategory, Category>(write, target, target.Contact.Categories, held => new(selected, held), isSight: true);

    /// <inheritdoc cref="SetGroupsAsync(AccountWrite, ContactTarget, IReadOnlySet{long})"/>
    internal Task<WriteResult<long>> SetSegmentsAsync(AccountWrite write, ContactTarget target, IReadOnlySet<long> selected) =>
        SetAsync<ContactSegment, Segment>(write, target, target.Contact.Segments, held => new(selected, held), isSight: true);

    private static Choice With(IReadOnlySet<long> held, long id) => new(held.Append(id).ToHashSet(), held);

    private static Choice Without(IReadOnlySet<long> held, long id) => new(held.Where(other => other != id).ToHashSet(), held);

    private static Choice WithoutLast(IReadOnlySet<long> held, long id) => Without(held, id) with { MustKeepOne = held.Contains(id) };

    private Task<WriteResult<long>> GroupsAsync(long contactId, Func<IReadOnlySet<long>, Choice> choose) =>
        SetAsync<ContactGroup, Group>(contactId, contact => contact.Groups, contact => contact.Groups, choose, isSight: false);

    private Task<WriteResult<long>> CategoriesAsync(long contactId, Func<IReadOnlySet<long>, Choice> choose) =>
        SetAsync<ContactCategory, Category>(contactId, contact => contact.Categories, contact => contact.Categories, choose, isSight: true);

    private Task<WriteResult<long>> SegmentsAsync(long contactId, Func<IReadOnlySet<long>, Choice> choose) =>
        SetAsync<ContactSegment, Segment>(contactId, contact => contact.Segments, contact => contact.Segments, choose, isSight: true);

    private Task<WriteResult<long>> SetAsync<TLink, TLabel>(
        long contactId,
        Expression<Func<Contact, IEnumerable<TLink>>> include,
        Func<Contact, ICollection<TLink>> links,
        Func<IReadOnlySet<long>, Choice> choose,
        bool isSight)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId, contacts => contacts.Include(include)),
            (write, target) => write.Authority.Edit(target.Rights),
            (write, target) => SetAsync<TLink, TLabel>(write, target, links(target.Contact), choose, isSight));

    private async Task<WriteResult<long>> SetAsync<TLink, TLabel>(
        AccountWrite write, ContactTarget target, ICollection<TLink> held, Func<IReadOnlySet<long>, Choice> choose, bool isSight)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label
    {
        var contactId = target.Contact.Id;
        var present = held.Select(link => link.LabelId).ToHashSet();
        var choice = choose(present);
        var (selected, original) = (choice.Selected, choice.Original);
        if (await db.Set<TLabel>().CountAsync(label => selected.Contains(label.Id)) != selected.Count)
        {
            return WriteResult.Invalid<long>(Field, "Selection_Unknown");
        }

        if (present.SetEquals(selected))
        {
            return WriteResult.Done(contactId);
        }

        if (!present.SetEquals(original))
        {
            return WriteResult.Conflict<long>();
        }

        if (choice.MustKeepOne && selected.Count == 0)
        {
            return WriteResult.Invalid<long>(Field, "Sight_OnlyOne");
        }

        if (isSight && await SightErrorAsync<TLink, TLabel>(write, target, present, selected) is { } refused)
        {
            return refused;
        }

        Replace<TLink, TLabel>(held, present, selected);
        target.Contact.Touch(write);
        return WriteResult.Done(contactId);
    }

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

    /// <param name="Original">What the labels must be for this to be done.</param>
    /// <param name="MustKeepOne">None at all would be more, not less.</param>
    private sealed record Choice(IReadOnlySet<long> Selected, IReadOnlySet<long> Original, bool MustKeepOne = false);
}
