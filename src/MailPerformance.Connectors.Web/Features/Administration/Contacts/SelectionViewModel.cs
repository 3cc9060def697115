using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

public sealed record SelectionViewModel(
    ContactHeader Header,
    ContactStep Step,
    IReadOnlyList<SelectionItem> Items,
    string Original,
    WhyViewModel? Why,
    ConflictViewModel? Conflict = null)
{
    /// <summary>Why nothing on the page can be changed; null when something can, or reasons differ.</summary>
    public string? LockedReason =>
        Items.Select(item => item.DisabledReason).Distinct().ToList() is [{ } reason] && Items.Count > 1 ? reason : null;

    /// <summary>Long enough to be worth a search box.</summary>
    public bool IsLong => Items.Count > 12;
}

/// <param name="DisabledReason">Why it can be neither ticked nor unticked; null when it can.</param>
public sealed record SelectionItem(long Id, string Name, bool IsTicked, string? Hint = null, string? DisabledReason = null);
