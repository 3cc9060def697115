using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>How many contacts lose a label that is deleted.</summary>
internal sealed class LabelObserver<TLink, TLabel>(ConnectorsDbContext db) : IEffectObserver
    where TLink : ContactLabel<TLabel>
    where TLabel : Label
{
    private const int Most = BoundedCount.UsualBound + 1;

    public async Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var lines = new List<LabelLine>();
        foreach (var label in changes.Deleted<TLabel>().ToList())
        {
            lines.Add(LabelLine.Of<TLabel>(label.Id, await CountAsync(label.Id)));
        }

        return lines.Count == 0 ? null : async () =>
        {
            var taken = new List<EffectLine>();
            foreach (var line in lines.Where(line => line.Contacts.Value > 0))
            {
                if (await CountAsync(line.LabelId) == 0)
                {
                    taken.Add(line);
                }
            }

            return taken;
        };
    }

    private Task<int> CountAsync(long labelId) => db.Set<TLink>().Where(link => link.LabelId == labelId).Take(Most).CountAsync();
}
