using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

public sealed record LabelListViewModel(
    LabelKind Kind,
    IReadOnlyList<LabelRow> Rows,
    PagePosition Position,
    ListLinks Links,
    bool MayManage,
    LabelForm Form);

public sealed record LabelRow(long Id, string Name, int Contacts);

public sealed record LabelViewModel(LabelKind Kind, LabelRow Row, LabelForm Form);
