using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>What a phone with Lecture/Ecriture does to campaigns. <see cref="CampaignControl"/> decides; this puts it into HTTP.</summary>
[MobileApi(ConnectorPrivilege.ReadWrite)]
[RequestSizeLimit(MaxBodyBytes)]
public sealed class CampaignMovesController(CampaignControl control, MobileAccess access) : MobileApiController
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";

    private const int MaxBodyBytes = 16 * 1024;

    /// <summary>Takes a scheduled campaign back to draft: it will not be sent.</summary>
    [HttpPost(ApiAddresses.Devalidation)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<CampaignDetailsAnswer>(StatusCodes.Status200OK)]
    public Task<IActionResult> Devalidate(long id) => MoveAsync(new CampaignOrder(id, CampaignMoveKind.Devalidate));

    /// <summary>Plans a scheduled campaign for another date. Needs <c>If-Match</c>, so that nobody's plan is overwritten unseen.</summary>
    [HttpPut(ApiAddresses.Schedule)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)]
    [ProducesResponseType<CampaignDetailsAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Reschedule(long id, [FromBody] ScheduleRequest request)
    {
        if (Request.Headers.IfMatch.Count == 0)
        {
            return new ProblemResult(ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "PreconditionRequired"));
        }

        var date = string.IsNullOrEmpty(request.ScheduledAt) ? null : ApiInstant.Parse(request.ScheduledAt);
        return date is null && !string.IsNullOrEmpty(request.ScheduledAt)
            ? new ProblemResult(ApiProblem.Invalid("scheduledAt", T("Api_Instant")))
            : await MoveAsync(new CampaignOrder(id, CampaignMoveKind.Reschedule, date));
    }

    /// <summary>Stops a campaign that is being sent, for good.</summary>
    [HttpPost(ApiAddresses.Interruption)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<CampaignDetailsAnswer>(StatusCodes.Status200OK)]
    public Task<IActionResult> Interrupt(long id) => MoveAsync(new CampaignOrder(id, CampaignMoveKind.Interrupt));

    private async Task<IActionResult> MoveAsync(CampaignOrder order)
    {
        if (!CampaignTag.TryRead(Request.Headers, out var version))
        {
            return new ProblemResult(ApiProblem.Invalid("If-Match", T("Api_IfMatch")));
        }

        var key = Request.Headers[IdempotencyKey];
        if (key.Count > 1 || (key.Count == 1 && !IsKey(key[0]!)))
        {
            return new ProblemResult(ApiProblem.Invalid(IdempotencyKey, T("Api_IdempotencyKey", CampaignMove.IdempotencyKeyMaxLength)));
        }

        var result = await control.MoveAsync(order with { ExpectedVersion = version, IdempotencyKey = key.Count == 1 ? key[0] : null });
        return result.Status == WriteStatus.Forbidden ? await RefusedMeanwhileAsync() : Answer(result);
    }

    private IActionResult Answer(WriteResult<CampaignMoved> result)
    {
        switch (result.Status)
        {
            case WriteStatus.Done:
                Response.Headers.ETag = CampaignTag.Of(result.Value!.Campaign, Caller.Privilege);
                if (result.Value.IsRepeat)
                {
                    Response.Headers[Replayed] = "true";
                }

                return Ok(new CampaignDetailsAnswer(
                    CampaignAnswer.Of(result.Value.Campaign, Caller.Privilege), CampaignMoveAnswer.Of(result.Value.Move)));
            case WriteStatus.Conflict:
                return new ProblemResult(Refused(result.Value!));
            case WriteStatus.NotFound:
                return CampaignNotFound();
            default:
                var error = result.Errors[0];
                return new ProblemResult(error.Field == CampaignControl.ScheduledAtField
                    ? ApiProblem.Invalid("scheduledAt", error.Message)
                    : ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "IdempotencyKeyReused"));
        }
    }

    // Something was taken away between the question at the door and the transaction: the answer is that of a call that comes now.
    private async Task<IActionResult> RefusedMeanwhileAsync()
    {
        var (contactId, authorizationId) = TokenPrincipal.IdsOf(User);
        var decision = await access.FindAsync(contactId, authorizationId, HttpContext.RequestAborted);
        if (decision is { Caller: null, Subject.DeviceId: { } device })
        {
            await access.RefusedAsync(device, HttpContext.RequestAborted);
        }

        return new ProblemResult(MobileAuthorizationResults.ProblemOf(
            HttpContext, new MobileCall(decision, decision.Caller is null ? null : ConnectorPrivilege.ReadWrite)));
    }

    private ProblemDetails Refused(CampaignMoved refused)
    {
        var state = T("CampaignState_" + refused.Campaign.State);
        var problem = refused.Refusal == CampaignRefusal.Stale
            ? ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "Stale", state)
            : ApiProblem.Of(StatusCodes.Status409Conflict, "IllegalMove", state);
        problem.Extensions["campaign"] = CampaignAnswer.Of(refused.Campaign, Caller.Privilege);
        problem.Extensions["lastMove"] = CampaignMoveAnswer.Of(refused.Move);
        Response.Headers.ETag = CampaignTag.Of(refused.Campaign, Caller.Privilege);
        return problem;
    }

    // What a header may hold without quoting, and no more than is kept.
    private static bool IsKey(string key) => key.Length is > 0 and <= CampaignMove.IdempotencyKeyMaxLength && key.All(letter => letter is > ' ' and < '\x7f');
}
