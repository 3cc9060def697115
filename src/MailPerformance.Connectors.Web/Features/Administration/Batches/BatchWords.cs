using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>What is said of batches.</summary>
public static class BatchWords
{
    /// <summary>What a batch does, as a title.</summary>
    public static string Of(Batch batch) =>
        batch.Action is not { } action ? T("Batch_NoActionYet")
        : BatchActions.HasPrivilege(action) && batch is { UndoOfId: null, Privilege: { } privilege }
            ? T("Batch_Of_" + action, NameOf(batch), Choices.PrivilegeOf(privilege))
        : BatchActions.HasPrivilege(action) ? T($"Batch_Of_{action}_Back", NameOf(batch))
        : T("Batch_Of_" + action, NameOf(batch));

    /// <summary>How many it holds, and of what.</summary>
    public static string CountOf(Batch batch) => Plural(
        batch.Action is not { } action ? "Batch_Count" : BatchActions.IsImport(action) ? "Import_Rows"
            : BatchActions.IsOfCampaigns(action) ? "Campaigns_Total" : "Batch_Count",
        batch.ItemCount);

    /// <summary>How many have one outcome, as a sentence. Rows of a file may be several about one campaign.</summary>
    public static string CountOf(Batch batch, BatchOutcome outcome, int count) => Plural(
        (IsOfCampaigns(batch), outcome) switch
        {
            (true, BatchOutcome.WouldChange or BatchOutcome.Changed) => $"Batch_{batch.Action}_{outcome}",
            (true, _) => $"Batch_Campaigns_{outcome}",
            (_, BatchOutcome.WouldChange or BatchOutcome.Changed) when HasOwnWords(batch) => $"Batch_{batch.Action}_{outcome}",
            _ => $"Batch_{outcome}",
        },
        count);

    public static string LeftOf(Batch batch, int count) => Plural(IsOfCampaigns(batch) ? "Batch_Campaigns_Left" : "Batch_Left", count);

    /// <summary>What has become of a contact, a campaign or its row: each has its gender.</summary>
    public static string OutcomeOf(Batch batch, BatchOutcome outcome) =>
        T(IsOfCampaigns(batch) ? $"BatchOutcome_Campaigns_{outcome}"
            : outcome is BatchOutcome.WouldChange or BatchOutcome.Changed && HasOwnWords(batch) ? $"BatchOutcome_{batch.Action}_{outcome}"
            : $"BatchOutcome_{outcome}");

    public static string BadgeOf(Batch batch, BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.Changed or BatchOutcome.WouldChange when batch.Action is BatchAction.Delete or BatchAction.Block => "badge-warning",
        BatchOutcome.Changed or BatchOutcome.WouldChange or BatchOutcome.Created or BatchOutcome.WouldCreate => "badge-success",
        BatchOutcome.Refused or BatchOutcome.WouldBeRefused => "badge-danger",
        _ => "badge-info",
    };

    public static string StateOf(BatchState state) => T("BatchState_" + state);

    /// <summary>Roughly: nobody waits for the second.</summary>
    public static string RemainingOf(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? T("Batch_RemainingShort") : Plural("Batch_Remaining", (int)Math.Ceiling(time.TotalMinutes));

    // « Changé » says too little of them.
    private static bool HasOwnWords(Batch batch) =>
        batch.Action is BatchAction.Delete or BatchAction.Restore or BatchAction.UndoImport;

    private static bool IsOfCampaigns(Batch batch) => batch.Action is { } action && BatchActions.IsOfCampaigns(action);

    private static string NameOf(Batch batch) => batch.TargetName ?? "";
}
