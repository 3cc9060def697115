using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>So many contacts lose a label.</summary>
/// <param name="Kind">Name of the label's class.</param>
public sealed record LabelLine(string Kind, long LabelId, BoundedCount Contacts) : EffectLine
{
    public static LabelLine Of<TLabel>(long labelId, int counted)
        where TLabel : Label =>
        new(typeof(TLabel).Name, labelId, new BoundedCount(counted));
}
