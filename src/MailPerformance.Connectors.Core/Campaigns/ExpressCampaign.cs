using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>A one-off e-mail campaign. Its state changes through <see cref="Move"/> alone, which keeps the history.</summary>
public sealed class ExpressCampaign : IAccountOwned
{
    public const int NameMaxLength = 200;
    public const int SubjectMaxLength = 300;
    public const int ExternalKeyMaxLength = 100;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    /// <summary>What the campaign is called where it comes from; unique in the account.</summary>
    public required string ExternalKey { get; set; }

    public string Name { get; private set; } = "";

    public string NormalizedName { get; private set; } = "";

    /// <summary>Subject of the mail that is sent.</summary>
    public string Subject { get; private set; } = "";

    public long? CategoryId { get; private set; }

    public Category? Category { get; set; }

    public CampaignState State { get; private set; } = CampaignState.Draft;

    /// <summary>When it is, or was, to be sent; null: not planned.</summary>
    public DateTime? ScheduledAt { get; private set; }

    public DateTime? StartedAt { get; private set; }

    /// <summary>When it was sent whole, or interrupted.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Order of the lists, latest first: when it started, else is planned, else was made.</summary>
    public DateTime ListedAt { get; private set; }

    /// <summary>Grows with every move and every order that waits for its answer, not with statistics: what an ETag is made of.</summary>
    public long Version { get; private set; } = 1;

    public CampaignCounts Counts { get; private set; } = new();

    /// <summary>When <see cref="Counts"/> were last brought up to date; null: never.</summary>
    public DateTime? CountedAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public ICollection<CampaignMove> Moves { get; } = [];

    public ICollection<CampaignOrder> Orders { get; } = [];

    public ICollection<CampaignPoint> Points { get; } = [];

    public static ExpressCampaign Create(
        string externalKey, string name, DateTime now, string subject = "", long? categoryId = null) => new()
        {
            ExternalKey = externalKey,
            Name = name,
            NormalizedName = NormalizedText.Of(name),
            Subject = subject,
            CategoryId = categoryId,
            CreatedAt = now,
            ListedAt = now,
        };

    /// <summary>What the campaign is; another version when that is news.</summary>
    public void Describe(string name, string subject, long? categoryId)
    {
        if ((name, subject, categoryId) != (Name, Subject, CategoryId))
        {
            (Name, NormalizedName, Subject, CategoryId) = (name, NormalizedText.Of(name), subject, categoryId);
            Version++;
        }
    }

    /// <summary>Whoever looked at the campaign before this order was kept has not seen that it may move.</summary>
    public void Await(CampaignOrder order)
    {
        if (order.AnsweredAt is null)
        {
            Version++;
        }
    }

    /// <summary>Whether the campaign is already what the order wants.</summary>
    public bool IsAsOrdered(CampaignOrder order) =>
        State == CampaignStateMachine.Aim(order.Kind)
        && (order.Kind != CampaignMoveKind.Reschedule || ScheduledAt == order.ScheduledAt);

    /// <summary>
    /// Keeps the counts of an instant: a point of the time series (whose points of that instant must be loaded) and, when none is later,
    /// the present.
    /// </summary>
    public void Count(CampaignCounts counts, DateTime at)
    {
        if (CountedAt is null || at >= CountedAt)
        {
            (Counts, CountedAt) = (counts, at);
        }

        if (Points.FirstOrDefault(point => point.At == at) is { } known)
        {
            known.Counts = counts;
        }
        else
        {
            Points.Add(new CampaignPoint { At = at, Counts = counts });
        }
    }

    /// <summary>Says which counts are the present after points have gone or become others.</summary>
    /// <param name="last">The last point that there is; null: there is none.</param>
    public void Recount(CampaignPoint? last) => (Counts, CountedAt) = (last?.Counts ?? new CampaignCounts(), last?.At);

    /// <summary>Moves the campaign and keeps the move.</summary>
    /// <param name="scheduledAt">
    /// For <see cref="CampaignMoveKind.Validate"/> and <see cref="CampaignMoveKind.Reschedule"/>: the planned date.
    /// </param>
    /// <returns>The kept move; null when the move is not legal, and nothing has changed.</returns>
    public CampaignMove? Move(CampaignMoveKind kind, DateTime now, DateTime? scheduledAt = null)
    {
        if (CampaignStateMachine.After(State, kind) is not { } to)
        {
            return null;
        }

        var move = new CampaignMove { Kind = kind, From = State, To = to, At = now };
        switch (kind)
        {
            case CampaignMoveKind.Validate or CampaignMoveKind.Reschedule:
                move.OldScheduledAt = ScheduledAt;
                move.NewScheduledAt = scheduledAt ?? throw new ArgumentNullException(nameof(scheduledAt));
                ScheduledAt = scheduledAt;
                break;
            case CampaignMoveKind.Devalidate:
                move.OldScheduledAt = ScheduledAt;
                ScheduledAt = null;
                break;
            case CampaignMoveKind.Start:
                StartedAt = now;
                break;
            case CampaignMoveKind.Finish or CampaignMoveKind.Interrupt:
                EndedAt = now;
                break;
        }

        State = to;
        ListedAt = StartedAt ?? ScheduledAt ?? CreatedAt;
        Version++;
        Moves.Add(move);
        return move;
    }
}
