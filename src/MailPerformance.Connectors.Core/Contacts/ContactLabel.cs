using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact has a label; both of the same account, which the composite foreign keys make certain.</summary>
public abstract class ContactLabel<TLabel> : IAccountOwned
    where TLabel : Label
{
    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public long LabelId { get; set; }

    public TLabel Label { get; set; } = null!;
}
