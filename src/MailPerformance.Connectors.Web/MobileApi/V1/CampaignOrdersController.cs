using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>
/// What a phone with Lecture/Ecriture orders of campaigns. <see cref="CampaignControl"/> decides; this puts it into HTTP.
/// </summary>
[MobileApi(ConnectorPrivilege.ReadWrite)]
public sealed class CampaignOrdersController(CampaignControl control, Consent consent, MobileAccess access) : MobileApiController
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>Takes a scheduled campaign back to draft: it will not be sent.</summary>
    [HttpPost(ApiAddresses.Devalidation)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> Devalidate(long id) => OrderAsync(new CampaignOrderRequest(id, CampaignMoveKind.Devalidate));

    /// <summary>Plans a scheduled campaign for another date. Needs <c>If-Match</c>, so that nobody's plan is overwritten unseen.</summary>
    [HttpPut(ApiAddresses.Schedule)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Reschedule(long id, [FromBody] ScheduleRequest request)
    {
        if (Request.Headers.IfMatch.Count == 0)
        {
            return new ProblemResult(ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "PreconditionRequired"));
        }

        if (request.AcceptUncovered)
        {
            consent.Give(StopCoverageRule.Field);
        }

        var date = string.IsNullOrEmpty(request.ScheduledAt) ? null : ApiInstant.Parse(request.ScheduledAt);
        return date is null && !string.IsNullOrEmpty(request.ScheduledAt)
            ? new ProblemResult(ApiProblem.Invalid("scheduledAt", T("Api_Instant")))
            : await OrderAsync(new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, date));
    }

    /// <summary>Stops a campaign that is being sent, for good.</summary>
    [HttpPost(ApiAddresses.Interruption)]
    [Problems(
        StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<CampaignOrderedAnswer>(StatusCodes.Status202Accepted)]
    public Task<IActionResult> Interrupt(long id) => OrderAsync(new CampaignOrderRequest(id, CampaignMoveKind.Interrupt));

    private async Task<IActionResult> OrderAsync(CampaignOrderRequest order)
    {
        if (!CampaignTag.TryRead(Request.Headers, out var version))
        {
            return new ProblemResult(ApiProblem.Invalid("If-Match", T("Api_IfMatch")));
        }

        var key = Request.Headers[IdempotencyKey];
        if (key.Count > 1 || (key.Count == 1 && !IsKey(key[0]!)))
        {
            return new ProblemResult(ApiProblem.Invalid(IdempotencyKey, T("Api_IdempotencyKey", CampaignOrder.IdempotencyKeyMaxLength)));
        }

        var result = await control.OrderAsync(
            order with { ExpectedVersion = version, IdempotencyKey = key.Count == 1 ? key[0] : null });
        return result.Status == WriteStatus.Forbidden ? await RefusedMeanwhileAsync() : Answer(result);
    }

    private IActionResult Answer(WriteResult<CampaignOrderResult> result)
    {
        switch (result.Status)
        {
            case WriteStatus.Done or WriteStatus.Conflict:
                return Answer(result.Value!);
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

    private IActionResult Answer(CampaignOrderResult result)
    {
        Response.Headers.ETag = CampaignTag.Of(result.Campaign, Caller.Privilege);
        if (result.IsRepeat)
        {
            Response.Headers[Replayed] = "true";
        }

        return CampaignOrderProblem.Of(result, Caller.Privilege) is { } problem
            ? new ProblemResult(problem)
            : StatusCode(result.Order!.IsPending ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, new CampaignOrderedAnswer(
                CampaignAnswer.Of(result.Campaign, Caller.Privilege),
                CampaignMoveAnswer.Of(result.Move),
                CampaignOrderAnswer.Of(result.Order)));
    }

    // What a header may hold without quoting, and no more than is kept.
    private static bool IsKey(string key) =>
        key.Length is > 0 and <= CampaignOrder.IdempotencyKeyMaxLength && key.All(letter => letter is > ' ' and < '\x7f');
}
