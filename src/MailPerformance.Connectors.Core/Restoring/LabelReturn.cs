using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>
/// A label comes back to the contacts that had it, if they still are there. Categories and segments are sight: only whoever sees all gives
/// them back to others, and only an administrator to themselves (rule 5).
/// </summary>
public sealed class LabelReturn<TLink, TLabel>(ConnectorsDbContext db, LabelService<TLabel> labels)
    where TLink : ContactLabel<TLabel>
    where TLabel : Label, new()
{
    internal async Task<WriteResult<Restored>> ReturnAsync(AccountWrite write, TrashItem item, RestoreChoice choice)
    {
        var name = choice.Name ?? item.Name;
        if (await labels.NameErrorAsync(name, null) is { } error)
        {
            return WriteResult.Invalid<Restored>(error.Errors);
        }

        var label = new TLabel { Id = item.SubjectId, AccountId = item.AccountId };
        label.Rename(name.Trim());
        db.Add(label);

        var members = KeptLabel.Of(item).Members;
        var givesMembers = item.Kind == TrashKind.Group || write.Authority.MayEmptySight(
            write.Actor.IsAdministrator ? new HashSet<long>() : await db.SightAsync<TLink, TLabel>(write.Actor.ContactId));
        var back = 0;
        if (givesMembers)
        {
            var butNot = item.Kind == TrashKind.Group || write.Actor.IsAdministrator ? 0 : write.Actor.ContactId;
            write.Insert<TLink>(async () =>
                back = await TrashMembers.ReturnAsync<TLink, TLabel>(db, item.AccountId, item.Kind, label.Id, butNot));
        }

        var (kind, labelId) = (item.Kind, item.SubjectId);
        write.Delete(db.TrashMembers.Where(member => member.Kind == kind && member.LabelId == labelId));
        return WriteResult.Done(() => new Restored(kind, labelId, label.Name, null, LeftOut(members - back, givesMembers)));
    }

    private static IReadOnlyList<string> LeftOut(int missing, bool givesMembers) =>
        missing <= 0 ? []
        : [givesMembers
            ? CoreTexts.Get(missing == 1 ? "Restore_OneMemberMissing" : "Restore_MembersMissing", missing)
            : CoreTexts.Get("Restore_MembersOfSight")];
}
