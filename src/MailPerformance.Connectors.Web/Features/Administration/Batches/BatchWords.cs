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

    public static string OutcomeOf(BatchOutcome outcome) => T("BatchOutcome_" + outcome);

    public static string BadgeOf(BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.Changed or BatchOutcome.WouldChange or BatchOutcome.Created or BatchOutcome.WouldCreate => "badge-success",
        BatchOutcome.Refused or BatchOutcome.WouldBeRefused => "badge-danger",
        _ => "badge-info",
    };

    public static string StateOf(BatchState state) => T("BatchState_" + state);

    /// <summary>Roughly: nobody waits for the second.</summary>
    public static string RemainingOf(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? T("Batch_RemainingShort") : Plural("Batch_Remaining", (int)Math.Ceiling(time.TotalMinutes));

    private static string NameOf(Batch batch) => batch.TargetName ?? "";
}
