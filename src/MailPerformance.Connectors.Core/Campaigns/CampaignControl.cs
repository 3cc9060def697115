using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Moves campaigns from a phone. The write reads afresh what the phone's connector allows, see <see cref="PhoneActors"/>.
/// </summary>
public sealed class CampaignControl(ICampaignPort campaigns, AccountWriter writer)
{
    public const string ScheduledAtField = "ScheduledAt";
    public const string IdempotencyKeyField = "IdempotencyKey";

    /// <summary>How far ahead a campaign may be planned.</summary>
    public const int MaxDaysAhead = 366;

    /// <returns>
    /// Done; NotFound; Forbidden; Invalid at <see cref="ScheduledAtField"/> or <see cref="IdempotencyKeyField"/>; or Conflict, whose
    /// value then says why and how the campaign is now.
    /// </returns>
    /// <exception cref="ArgumentException">The move is not one that a phone makes.</exception>
    public Task<WriteResult<CampaignMoved>> MoveAsync(CampaignOrder order)
    {
        if (order.Kind is not (CampaignMoveKind.Devalidate or CampaignMoveKind.Reschedule or CampaignMoveKind.Interrupt))
        {
            throw new ArgumentException($"A phone does not {order.Kind}.", nameof(order));
        }

        return writer.RunAsync(write => write.Authority.MoveCampaigns(), write => MoveAsync(write, order), IdempotencyKeyField);
    }

    private async Task<WriteResult<CampaignMoved>> MoveAsync(AccountWrite write, CampaignOrder order)
    {
        if (await campaigns.FindRepeatAsync(order, write.Actor.ContactId) is { } repeat)
        {
            return repeat.Refusal is null
                ? WriteResult.Done(repeat)
                : WriteResult.Invalid<CampaignMoved>(IdempotencyKeyField, "Campaign_IdempotencyKeyReused");
        }

        if (order.Kind == CampaignMoveKind.Reschedule && DateError(order.ScheduledAt, write.Now) is { } error)
        {
            return error;
        }

        var caller = ((PhoneActor)write.Actor).Decision.Caller!;
        var who = caller.Contact;
        var by = new CampaignMover(write.Actor.ContactId, $"{who.FirstName} {who.LastName} ({who.Login})", caller.Device!.Name);
        return await campaigns.MoveAsync(order, by, write.Now) switch
        {
            null => WriteResult.NotFound<CampaignMoved>(),
            { Refusal: not null } refused => WriteResult.Conflict(refused),
            var moved => WriteResult.Done(moved),
        };
    }

    private static WriteResult<CampaignMoved>? DateError(DateTime? date, DateTime now) =>
        date is null ? WriteResult.Invalid<CampaignMoved>(ScheduledAtField, "Campaign_DateMissing")
        : date <= now ? WriteResult.Invalid<CampaignMoved>(ScheduledAtField, "Campaign_DatePast")
        : date > now.AddDays(MaxDaysAhead) ? WriteResult.Invalid<CampaignMoved>(ScheduledAtField, "Campaign_DateTooFar", MaxDaysAhead)
        : null;
}
