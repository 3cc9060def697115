using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Gives campaigns of one category another, so that the one can be deleted. Who sees them changes with it: whoever does it sees both
/// categories.
/// </summary>
public sealed class CategoryReplacement(ConnectorsDbContext db, AccountWriter writer)
{
    public const string Field = "OtherId";

    private const int AtOnce = 200;

    /// <returns>How many campaigns have got the other one.</returns>
    public async Task<WriteResult<int>> RunAsync(long categoryId, long otherId)
    {
        var all = 0;
        while (true)
        {
            var some = await RunSomeAsync(categoryId, otherId);
            if (!some.IsDone)
            {
                return some;
            }

            all += some.Value;
            if (some.Value < AtOnce)
            {
                return WriteResult.Done(all);
            }

            db.ChangeTracker.Clear();
        }
    }

    private Task<WriteResult<int>> RunSomeAsync(long categoryId, long otherId) =>
        writer.RunAsync(
            _ => db.Set<Category>().SingleOrDefaultAsync(category => category.Id == categoryId),
            (write, _) => write.Authority.Needs(Permissions.CategoriesManage),
            async (write, category) =>
            {
                if (otherId == categoryId || !await db.Set<Category>().AnyAsync(other => other.Id == otherId))
                {
                    return WriteResult.Invalid<int>(Field, "Category_NoOther");
                }

                var own = write.Actor.IsAdministrator
                    ? new HashSet<long>()
                    : await db.SightAsync<ContactCategory, Category>(write.Actor.ContactId);
                if (own.Count > 0 && !(own.Contains(categoryId) && own.Contains(otherId)))
                {
                    return WriteResult.Forbidden<int>(Denials.HigherSight());
                }

                var campaigns = await db.Campaigns.Where(campaign => campaign.CategoryId == categoryId)
                    .OrderBy(campaign => campaign.Id).Take(AtOnce).ToListAsync();
                campaigns.ForEach(campaign => campaign.Describe(campaign.Name, campaign.Subject, otherId));
                return WriteResult.Done(campaigns.Count);
            },
            Field);
}
