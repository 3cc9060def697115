using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Rule 5: what comes in under a category's or a segment's name is seen by those who have it, so whoever sees only some renames none.
/// </summary>
internal sealed class RenamedLabelRule<TLink, TLabel>(ConnectorsDbContext db) : IAccountRule
    where TLink : ContactLabel<TLabel>
    where TLabel : Label
{
    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes) =>
        !write.Actor.IsAdministrator
        && changes.Changed<TLabel>(nameof(Label.NormalizedName)).Any()
        && await db.Set<TLink>().AnyAsync(link => link.ContactId == write.Actor.ContactId)
            ? RuleCheck.Refuse(new WriteError(LabelService<Category>.Field, CoreTexts.Get("Label_RenamedByLimited")))
            : null;
}
