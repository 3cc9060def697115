using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

public sealed record LabelListViewModel(
    LabelKind Kind,
    IReadOnlyList<LabelRow> Rows,
    PagePosition Position,
    ListLinks Links,
    bool MayManage,
    LabelForm Form,
    bool SeesContacts,
    long? Changed);

/// <param name="Counted">How many contacts have it, counted to the usual bound.</param>
public sealed record LabelRow(long Id, string Name, int Counted)
{
    public BoundedCount Contacts => new(Counted);
}

/// <param name="DeleteEffect">Digest of what the page says that deleting does (<see cref="EffectStep"/>).</param>
public sealed record LabelViewModel(LabelKind Kind, LabelRow Row, LabelForm Form, string DeleteEffect);
