namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What an answer of the sending system makes of an order and of its campaign, inside a write.</summary>
public sealed class CampaignOutcome(CampaignNotices notices)
{
    /// <summary>The first confirmation or refusal counts; whatever comes after it changes nothing.</summary>
    /// <param name="order">With its campaign and that one's last move.</param>
    /// <param name="answer">Null: none came.</param>
    public void Apply(CampaignOrder order, SendingAnswer? answer, DateTime sentAt, DateTime now)
    {
        if (order.AnsweredAt is not null)
        {
            return;
        }

        order.SentAt ??= sentAt;
        switch (answer)
        {
            case SendingAnswer.Confirmed confirmed:
                End(order, CampaignOrderState.Confirmed, now);
                Move(order, Clamped(confirmed.At, order.KeptAt, now));
                break;
            case SendingAnswer.Refused refused:
                End(order, CampaignOrderState.Refused, now);
                order.Refusal = refused.Reason;
                order.RefusalWords = Cut(refused.Words);
                break;
            default:
                order.State = CampaignOrderState.Sent;
                order.AcceptedAt ??= answer is null ? null : now;
                break;
        }
    }

    private static void End(CampaignOrder order, CampaignOrderState state, DateTime now) =>
        (order.State, order.AnsweredAt, order.NextAttemptAt) = (state, now, null);

    // Whatever the sending system's clock says: not before the order, nor in the future.
    private static DateTime Clamped(DateTime at, DateTime from, DateTime to) => at > to ? to : at < from ? from : at;

    // The copy may have heard of it in another way, be behind, or have moved on since: then it stays as it is.
    private void Move(CampaignOrder order, DateTime at)
    {
        if (order.Campaign.IsAsOrdered(order)
            || order.Campaign.Moves.Any(later => later.At > at)
            || order.Campaign.Move(order.Kind, at, order.ScheduledAt) is not { } move)
        {
            return;
        }

        (move.ContactId, move.ContactName, move.DeviceName) = (order.ContactId, order.ContactName, order.DeviceName);
        order.Move = move;
        notices.Add(move, order.AccountId);
    }

    private static string? Cut(string? words) =>
        words?.Length > CampaignOrder.WordsMaxLength ? words[..CampaignOrder.WordsMaxLength] : words;
}
