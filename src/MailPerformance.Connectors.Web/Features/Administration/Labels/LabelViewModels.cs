using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

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

/// <param name="Campaigns">Null: no campaign carries it.</param>
public sealed record LabelViewModel(LabelKind Kind, LabelRow Row, LabelForm Form, LabelCampaigns? Campaigns);

/// <summary>The campaigns that carry a category, which keep it from being deleted.</summary>
/// <param name="Shown">The first few that the reader may open.</param>
/// <param name="Others">The categories that they could have instead.</param>
public sealed record LabelCampaigns(
    BoundedCount Count, IReadOnlyList<(long Id, string Name)> Shown, IReadOnlyList<SelectListItem> Others);
