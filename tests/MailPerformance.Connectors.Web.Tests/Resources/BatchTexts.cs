using MailPerformance.Connectors.Core.Batches;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>Keys of texts about batches that are put together when they are needed.</summary>
internal static class BatchTexts
{
    private static readonly string[] Columns = [
        "Number", "Line", "LastName", "FirstName", "Login", "Name", "Key", "Outcome", "Message", "Changes",
    ];

    private static readonly string[] Parts = ["Roles", "Groups", "Categories", "Segments", "Connectors", "Access"];

    private static readonly string[] Targets = ["Role", "Group", "Category", "Segment", "Platform"];

    private static readonly BatchAction[] OwnWords = [BatchAction.Delete, BatchAction.Restore, BatchAction.UndoImport];

    private static readonly string[] Counts = ["zero", "one", "other"];

    public static IEnumerable<string> All =>
    [
        .. Enum.GetNames<BatchState>().Select(name => "BatchState_" + name),
        .. Enum.GetNames<BatchOutcome>().Select(name => "BatchOutcome_" + name),
        .. Enum.GetNames<BatchOutcome>().Select(name => "BatchOutcome_Campaigns_" + name),
        .. Enum.GetValues<BatchOutcome>().Where(outcome => outcome != BatchOutcome.Waiting)
            .SelectMany(outcome => Counts.Select(count => $"Batch_{outcome}_{count}")),
        .. Enum.GetValues<BatchOutcome>().Where(outcome => outcome is not (BatchOutcome.Waiting or BatchOutcome.Changed
                or BatchOutcome.WouldChange))
            .SelectMany(outcome => Counts.Select(count => $"Batch_Campaigns_{outcome}_{count}")),
        .. OwnWords.Concat([BatchAction.ImportCampaigns, BatchAction.UndoCampaigns]).SelectMany(action =>
            new[] { BatchOutcome.WouldChange, BatchOutcome.Changed }
                .SelectMany(outcome => Counts.Select(count => $"Batch_{action}_{outcome}_{count}"))),
        .. OwnWords.SelectMany(action => new[] { $"BatchOutcome_{action}_WouldChange", $"BatchOutcome_{action}_Changed" }),
        "Import_StateDecided", "Import_StateStays",
        .. Counts.Select(count => "Batch_Campaigns_Left_" + count), .. Counts.Select(count => "Batch_Left_" + count),
        .. Counts.SelectMany(count => new[] { $"Batch_Count_{count}", $"Import_Rows_{count}" }),
        .. Enum.GetValues<BatchAction>().Where(BatchActions.IsChosen).Select(action => $"BatchAction_{action}"),
        .. Enum.GetNames<BatchAction>().Select(name => "Batch_Of_" + name),
        "Batch_Of_AddConnector_Back", "Batch_Of_ChangeConnector_Back",
        .. Columns.Select(name => "BatchColumn_" + name),
        .. Parts.Concat(Targets).Select(name => "Batch_" + name),
        .. Counts.SelectMany(count => new[] { $"Selection_ActAll_{count}", $"Selection_ActFiltered_{count}" }),
    ];
}
