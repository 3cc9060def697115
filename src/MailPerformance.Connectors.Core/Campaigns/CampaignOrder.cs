using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// What somebody has asked the sending system to do with a campaign, and how far that has come. Kept before it is sent, so that no
/// stop is lost; it keeps the names as they were, and recognises a call that was sent twice.
/// </summary>
public sealed class CampaignOrder : IAccountOwned
{
    public const int IdempotencyKeyMaxLength = 100;
    public const int ContactNameMaxLength = 600;
    public const int WordsMaxLength = 300;

    /// <summary>What is shown with the campaign: no answer yet, or refused and nothing has happened since.</summary>
    public static readonly Expression<Func<CampaignOrder, bool>> IsShown = order => order.MoveId == null
        && (order.AnsweredAt == null
            || (order.State == CampaignOrderState.Refused && !(order.Campaign.Moves.OrderByDescending(move => move.Id)
                .Select(move => (DateTime?)move.At).FirstOrDefault() > order.AnsweredAt)));

    public long Id { get; set; }

    public long AccountId { get; set; }

    public long CampaignId { get; set; }

    public ExpressCampaign Campaign { get; set; } = null!;

    public CampaignMoveKind Kind { get; set; }

    /// <summary>The new date of a <see cref="CampaignMoveKind.Reschedule"/>.</summary>
    public DateTime? ScheduledAt { get; set; }

    /// <summary>Who. The contact may be gone since.</summary>
    public long ContactId { get; set; }

    /// <summary>The contact's whole name and login at that time.</summary>
    public required string ContactName { get; set; }

    public string? DeviceName { get; set; }

    /// <summary>Sent with the call by the app; unique for a contact.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>
    /// Under which the sending system knows the order, however often it is sent. No id: those come again when a backup is restored.
    /// </summary>
    public Guid SendingKey { get; set; } = Guid.CreateVersion7();

    public CampaignOrderState State { get; set; } = CampaignOrderState.Kept;

    public DateTime KeptAt { get; set; }

    /// <summary>When it was first sent.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When the sending system first said that it has the order and will answer later.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>When the answer came; null: none yet.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>
    /// When it is to be sent again. Whoever sends puts it ahead first, which claims it: a sender that dies leaves it to the next one at
    /// that instant. Null: answered.
    /// </summary>
    public DateTime? NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    public CampaignRefusal? Refusal { get; set; }

    /// <summary>What the sending system said when it refused, cut.</summary>
    public string? RefusalWords { get; set; }

    /// <summary>The move that it has made; null: none, or none yet.</summary>
    public long? MoveId { get; set; }

    public CampaignMove? Move { get; set; }
}
