using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Features.Campaigns;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <param name="Older">The address of the next page; null: there is none.</param>
public sealed record BatchListViewModel(IReadOnlyList<BatchRow> Rows, string? Older);

/// <param name="By">Whoever started it; null: has no row any more.</param>
public sealed record BatchRow(Batch Batch, string? By);

/// <summary>One batch, with a page of its contacts.</summary>
/// <param name="Counts">How many contacts there are of each outcome; those of none are missing.</param>
/// <param name="Outcome">The outcome that is shown alone; null: all.</param>
/// <param name="Next">The address of the next page of contacts; null: there is none.</param>
/// <param name="HasQuestion">Something is asked that whoever says yes consents to.</param>
/// <param name="IsMine">The reader has started it, and may go on with it.</param>
/// <param name="UndoneById">The batch that takes this one back; null: none.</param>
/// <param name="Choices">What can be chosen; null: nothing is to be.</param>
public sealed record BatchViewModel(
    Batch Batch,
    string? By,
    IReadOnlyDictionary<BatchOutcome, int> Counts,
    IReadOnlyList<BatchItemRow> Items,
    BatchOutcome? Outcome,
    string? Next,
    bool HasQuestion,
    bool IsMine,
    long? UndoneById,
    BatchChoices? Choices,
    TimeSpan? Remaining)
{
    private static readonly BatchOutcome[] Expected =
        [BatchOutcome.WouldCreate, BatchOutcome.WouldChange, BatchOutcome.WouldStay, BatchOutcome.WouldBeRefused];

    private static readonly BatchOutcome[] Ended =
        [BatchOutcome.Created, BatchOutcome.Changed, BatchOutcome.Stayed, BatchOutcome.Refused];

    /// <summary>The outcomes that this state knows, with their numbers.</summary>
    public IEnumerable<(BatchOutcome Outcome, int Count)> Shown =>
        (Batch.State == BatchState.Foreseen ? Expected : Batch.State == BatchState.Ended ? Ended : [])
        .Select(outcome => (outcome, CountOf(outcome)));

    /// <summary>How many the job has worked on.</summary>
    public int Done => Batch.State == BatchState.Foreseeing
        ? Batch.ItemCount - CountOf(BatchOutcome.Waiting)
        : Ended.Sum(CountOf);

    /// <summary>What the contact is said to be: of a batch that was stopped, what nobody has done is not what would be.</summary>
    public BatchOutcome OutcomeOf(BatchItemRow item) =>
        Batch.State == BatchState.Ended && item.Outcome < BatchOutcome.Changed ? BatchOutcome.Waiting : item.Outcome;

    /// <summary>How many were left when it was stopped.</summary>
    public int Left => Batch.State == BatchState.Ended ? Batch.ItemCount - Done : 0;

    public bool IsUnderWay => Batch.State is BatchState.Foreseeing or BatchState.Running;

    public bool MayBeUndone => Batch is { State: BatchState.Ended, Action: { } action, UndoOfId: null }
        && IsMine && BatchActions.UndoneBy(action) is not null && CountOf(BatchOutcome.Changed) + CountOf(BatchOutcome.Created) > 0;

    public bool IsImport => Batch.Action is { } action && BatchActions.IsImport(action);

    public bool IsOfCampaigns => Batch.Action is { } action && BatchActions.IsOfCampaigns(action);

    /// <summary>What there is of what it is about.</summary>
    public string List => IsOfCampaigns ? CampaignAddresses.List : ContactAddresses.List;

    /// <summary>The reader may send links to the contacts that the import has made: they have no password.</summary>
    public bool MaySendLinks =>
        Batch.Action == BatchAction.Import && IsMine && UndoneById is null && Batch.State == BatchState.Ended
        && CountOf(BatchOutcome.Created) > 0;

    public int CountOf(BatchOutcome outcome) => Counts.GetValueOrDefault(outcome);
}

/// <summary>A contact or a campaign of a batch.</summary>
public sealed record BatchItemRow(ItemSubject Subject)
{
    public int Number => Subject.Item.Number;

    public long ContactId => Subject.Item.ContactId;

    public long? CampaignId => Subject.Item.CampaignId;

    public BatchOutcome Outcome => Subject.Item.Outcome;

    public string? Message => Subject.Item.Message;

    /// <summary>Null: has no row any more, or the reader does not see it.</summary>
    public string? Name => Subject.Name;

    public string? Login => Subject.Login;

    /// <summary>Of an import, what its file says of it.</summary>
    public ImportRowViewModel? Import { get; init; }

    public string Address => CampaignId is { } id ? CampaignAddresses.Show(id)
        : Subject.IsInTrash ? TrashAddresses.Show(TrashKind.Contact, ContactId)
        : Import is null ? ContactAddresses.Show(ContactId)
        : ContactAddresses.Informations(ContactId);
}

/// <summary>What can be chosen. Where the list of an action is empty, the action is not offered.</summary>
public sealed record BatchChoices(
    BatchForm Form,
    IReadOnlyList<BatchAction> Actions,
    IReadOnlyList<SelectListItem> Roles,
    IReadOnlyList<SelectListItem> Groups,
    IReadOnlyList<SelectListItem> Categories,
    IReadOnlyList<SelectListItem> Segments,
    IReadOnlyList<SelectListItem> Platforms)
{
    public bool Offers(BatchAction action) => Actions.Contains(action);

    /// <summary>Whether it may be done to one contact is another question, which the preview answers.</summary>
    public static bool IsOfferedTo(Actor actor, BatchAction action) =>
        BatchActions.IsChosen(action) && actor.Holds(BatchActions.PermissionFor(action));

    public static bool AreOfferedTo(Actor actor) => Enum.GetValues<BatchAction>().Any(action => IsOfferedTo(actor, action));
}
