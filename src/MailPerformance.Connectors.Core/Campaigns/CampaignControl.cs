using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Takes orders from phones: each is kept first, then sent to the sending system. The write reads afresh what the phone's connector
/// allows, see <see cref="PhoneActors"/>. No order waits for another one.
/// </summary>
public sealed class CampaignControl(
    ConnectorsDbContext db,
    CampaignReader campaigns,
    AccountWriter writer,
    ISendingSystem sending,
    CampaignOutcome outcome,
    CampaignOrderSender sender,
    ProductMetrics metrics)
{
    public const string ScheduledAtField = "ScheduledAt";
    public const string IdempotencyKeyField = "IdempotencyKey";

    /// <summary>How far ahead a campaign may be planned.</summary>
    public const int MaxDaysAhead = 366;

    /// <returns>
    /// Done, whose value says how far the order has come: a sending system that is another one may answer later, or refuse; NotFound;
    /// Forbidden; Invalid at <see cref="ScheduledAtField"/> or <see cref="IdempotencyKeyField"/>; or Conflict, whose value then says why
    /// and how the campaign is now.
    /// </returns>
    /// <exception cref="ArgumentException">The move is not one that a phone orders.</exception>
    public async Task<WriteResult<CampaignOrderResult>> OrderAsync(CampaignOrderRequest request)
    {
        if (request.Kind is not (CampaignMoveKind.Devalidate or CampaignMoveKind.Reschedule or CampaignMoveKind.Interrupt))
        {
            throw new ArgumentException($"A phone does not {request.Kind}.", nameof(request));
        }

        var kept = await writer.RunAsync(
            write => write.Authority.MoveCampaigns(), write => KeepAsync(write, request), IdempotencyKeyField);
        metrics.CountOrder(request.Kind, OutcomeOf(kept));
        if (kept.IsByRule && kept.Errors[0].Field == StopCoverageRule.Field)
        {
            return await ConflictAsync(request.CampaignId, CampaignConflict.Uncovered, kept.Errors[0].Message);
        }

        if (kept is not { IsDone: true, Value: { IsRepeat: false, Order: { } order } })
        {
            return kept;
        }

        if (order.AnsweredAt is { } answeredAt)
        {
            metrics.OrderAnswered(order.Kind, order.State, answeredAt - order.KeptAt);
            return kept;
        }

        await sender.SendAsync(order.Id);
        return WriteResult.Done(await FindAsync(found => found.Id == order.Id) ?? kept.Value);
    }

    private static OrderOutcome OutcomeOf(WriteResult<CampaignOrderResult> result) => result.Status switch
    {
        WriteStatus.Done => result.Value!.IsRepeat ? OrderOutcome.Repeated : OrderOutcome.Kept,
        WriteStatus.Invalid when result.IsByRule && result.Errors[0].Field == StopCoverageRule.Field => OrderOutcome.Uncovered,
        WriteStatus.NotFound => OrderOutcome.NotFound,
        WriteStatus.Forbidden => OrderOutcome.Forbidden,
        WriteStatus.Conflict => OrderOutcome.Conflict,
        _ => OrderOutcome.Invalid,
    };

    private async Task<WriteResult<CampaignOrderResult>> KeepAsync(AccountWrite write, CampaignOrderRequest request)
    {
        if (await FindRepeatAsync(write, request) is { } repeat)
        {
            return repeat;
        }

        if (request.Kind == CampaignMoveKind.Reschedule && DateError(request.ScheduledAt, write.Now) is { } error)
        {
            return error;
        }

        var campaign = await db.Campaigns.VisibleTo(db, write.Actor.ContactId).Include(found => found.Category)
            .Include(found => found.Orders.Where(order => order.MoveId == null))
            .SingleOrDefaultAsync(found => found.Id == request.CampaignId);
        if (campaign is null)
        {
            return WriteResult.NotFound<CampaignOrderResult>();
        }

        if (CampaignStateMachine.After(campaign.State, request.Kind) is null)
        {
            return await ConflictAsync(campaign.Id, CampaignConflict.IllegalMove);
        }

        if (request.ExpectedVersion is { } expected && expected != campaign.Version)
        {
            return await ConflictAsync(campaign.Id, CampaignConflict.Stale);
        }

        return await KeepAsync(write, campaign, request);
    }

    private async Task<WriteResult<CampaignOrderResult>> KeepAsync(
        AccountWrite write, ExpressCampaign campaign, CampaignOrderRequest request)
    {
        var caller = ((PhoneActor)write.Actor).Decision.Caller!;
        var order = new CampaignOrder
        {
            AccountId = write.Account.Id,
            Campaign = campaign,
            Kind = request.Kind,
            ScheduledAt = request.ScheduledAt,
            ContactId = write.Actor.ContactId,
            ContactName = $"{caller.Contact.FirstName} {caller.Contact.LastName} ({caller.Contact.Login})",
            DeviceName = caller.Device!.Name,
            IdempotencyKey = request.IdempotencyKey,
            KeptAt = write.Now,
        };
        campaign.Orders.Add(order);
        if (sending.IsLocal)
        {
            var told = new SendingOrder(
                order.SendingKey, write.Account.Code, campaign.ExternalKey, order.Kind, order.ScheduledAt, order.KeptAt);
            outcome.Apply(order, await sending.SendAsync(told, CancellationToken.None), write.Now, write.Now);
        }
        else
        {
            sender.Claim(order);
            campaign.Await(order);
        }

        return WriteResult.Done(() => new CampaignOrderResult(
            CampaignView.Of(campaign), CampaignOrderView.Of(order), order.Move is null ? null : CampaignMoveView.Of(order.Move)));
    }

    // The answer to an order that has been kept before, as it is now; null when it has not, or its campaign is not to be seen.
    private async Task<WriteResult<CampaignOrderResult>?> FindRepeatAsync(AccountWrite write, CampaignOrderRequest request)
    {
        if (request.IdempotencyKey is not { } key)
        {
            return null;
        }

        var contactId = write.Actor.ContactId;
        if (await FindAsync(order => order.ContactId == contactId && order.IdempotencyKey == key) is not { } repeat)
        {
            return null;
        }

        var known = (repeat.Campaign.Id, repeat.Order!.Kind, repeat.Order.ScheduledAt);
        return known == (request.CampaignId, request.Kind, request.ScheduledAt)
            ? WriteResult.Done(repeat with { IsRepeat = true })
            : WriteResult.Invalid<CampaignOrderResult>(IdempotencyKeyField, "Campaign_IdempotencyKeyReused");
    }

    private async Task<CampaignOrderResult?> FindAsync(Expression<Func<CampaignOrder, bool>> which)
    {
        var order = await db.CampaignOrders.AsNoTracking().Include(found => found.Move).SingleOrDefaultAsync(which);
        return order is null || await campaigns.FindAsync(order.CampaignId) is not { } campaign
            ? null
            : new CampaignOrderResult(
                campaign,
                CampaignOrderView.Of(order),
                order.Move is null ? await campaigns.FindLastMoveAsync(order.CampaignId) : CampaignMoveView.Of(order.Move));
    }

    // The campaign may be gone when it is read after the write.
    private async Task<WriteResult<CampaignOrderResult>> ConflictAsync(long id, CampaignConflict conflict, string? question = null) =>
        await campaigns.FindAsync(id) is { } campaign
            ? WriteResult.Conflict(new CampaignOrderResult(
                campaign, null, await campaigns.FindLastMoveAsync(id), Conflict: conflict, Question: question))
            : WriteResult.NotFound<CampaignOrderResult>();

    private static WriteResult<CampaignOrderResult>? DateError(DateTime? date, DateTime now) =>
        date is null ? WriteResult.Invalid<CampaignOrderResult>(ScheduledAtField, "Campaign_DateMissing")
        : date <= now ? WriteResult.Invalid<CampaignOrderResult>(ScheduledAtField, "Campaign_DatePast")
        : date > now.AddDays(MaxDaysAhead)
            ? WriteResult.Invalid<CampaignOrderResult>(ScheduledAtField, "Campaign_DateTooFar", MaxDaysAhead)
        : null;
}
