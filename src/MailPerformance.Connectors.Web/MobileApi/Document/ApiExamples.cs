using System.Text.Json;
using System.Text.Json.Nodes;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.MobileApi.V1;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>One example for every answer of the API document, made with the types that really answer.</summary>
public static class ApiExamples
{
    private static readonly DateTime Planned = new(2026, 12, 24, 17, 0, 0, DateTimeKind.Utc);

    private static readonly CampaignCounts Counts = new()
    {
        Targeted = 120_000,
        Sent = 48_000,
        Delivered = 47_100,
        Bounces = 900,
        Opens = 9_800,
        Clicks = 1_450,
        Unsubscribes = 60,
        Complaints = 4,
    };

    private static readonly CampaignView Campaign = new(
        42, "2026-noel", "Offres de Noël", "Vos cadeaux sont prêts", CampaignState.Sending, 7, "Offres flash", Planned,
        Planned.AddSeconds(12), null, 3, Counts, Planned.AddMinutes(20), null);

    private static readonly CampaignMoveView Move = new(
        CampaignMoveKind.Start, CampaignState.Validated, CampaignState.Sending, Planned.AddSeconds(12), null, null, null, null);

    private static readonly CampaignOrderView Order = new(
        17, CampaignMoveKind.Interrupt, CampaignOrderState.Confirmed, null, "anton anton (FG3pmdpmdpmd)", "iPhone d’anton",
        Planned.AddMinutes(25), Planned.AddMinutes(25), null, Planned.AddMinutes(25), null, null);

    public static JsonNode? AnswerOf(string operation, int status) => operation switch
    {
        "me-get" => Json(new MeAnswer(
            "FG3pmdpmdpmd", "anton", "anton", new AccountAnswer("FG3", "Société Exemple"), "fr", "Europe/Paris", "iphone", "ReadWrite",
            new MayAnswer(true, true), Planned.AddDays(-30), null,
            new DeviceAnswer(5, "iPhone d’anton", "iPhone 17", "iOS 20.1", "4.2.0"))),
        "campaigns-list" => Json(new CampaignListAnswer([Answer(Campaign)], 1, 25, 31, ApiAddresses.Campaigns + "?page=2", null)),
        "campaigns-find" => Json(new CampaignDetailsAnswer(Answer(Campaign), CampaignMoveAnswer.Of(Move))),
        "campaigns-statistics" => Json(new StatisticsAnswer(
            42, "Sending", Planned.AddMinutes(20), Counts, CampaignRates.Of(Counts),
            [new StatisticsPointAnswer(Planned.AddMinutes(20), Counts)])),
        "campaignorders-devalidate" => Ordered(
            status,
            Campaign with { State = CampaignState.Validated, StartedAt = null },
            Campaign with { State = CampaignState.Draft, ScheduledAt = null, StartedAt = null },
            Moved(CampaignMoveKind.Devalidate, CampaignState.Validated, CampaignState.Draft) with { OldScheduledAt = Planned }),
        "campaignorders-reschedule" => Ordered(
            status,
            Campaign with { State = CampaignState.Validated, StartedAt = null },
            Campaign with { State = CampaignState.Validated, ScheduledAt = Planned.AddDays(1), StartedAt = null },
            Moved(CampaignMoveKind.Reschedule, CampaignState.Validated, CampaignState.Validated) with
            {
                OldScheduledAt = Planned,
                NewScheduledAt = Planned.AddDays(1),
            }),
        "campaignorders-interrupt" => Ordered(
            status,
            Campaign,
            Campaign with { State = CampaignState.Interrupted, EndedAt = Planned.AddMinutes(25) },
            Moved(CampaignMoveKind.Interrupt, CampaignState.Sending, CampaignState.Interrupted)),
        _ => null,
    };

    public static JsonNode Body() => Json(new ScheduleRequest { ScheduledAt = "2026-12-25T18:00:00+01:00" });

    public static string MeaningOf(int status) => status switch
    {
        400 => "A parameter, header or field makes no sense; `errors` names each.",
        401 => "No token, an expired one, or the device was disconnected: refresh once, then sign in again.",
        403 => "Signing in again would not help: a privilege is missing, the contact is suspended, the option is off.",
        404 => "There is no such campaign for this contact.",
        409 => "The campaign's state does not allow it, nobody could stop it at the new date (`uncovered`), or the sending system has "
            + "refused (then `order` says why); `campaign` and `lastMove` say how it is and who made it so.",
        412 => "The campaign has changed since it was read; `campaign` and `lastMove` say how it is and who made it so.",
        415 => "The body is not JSON in UTF-8.",
        422 => "The idempotency key belongs to another request.",
        428 => "If-Match is missing.",
        429 => "Too many calls from this device.",
        503 => "Too many changes of this account at once; nothing was done. Send the same request again after `Retry-After`.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static JsonNode ProblemOf(int status) => Json(status switch
    {
        400 => ApiProblem.Invalid("scheduledAt", T("Api_Instant")),
        401 => ApiProblem.Of(status, "SignInAgain"),
        403 => ApiProblem.MissingPrivilege(ConnectorPrivilege.ReadWrite),
        404 => ApiProblem.Of(status, "CampaignNotFound"),
        409 => Refused(
            ApiProblem.Of(status, "IllegalMove", T("CampaignState_Sent")),
            Campaign with { State = CampaignState.Sent, EndedAt = Planned.AddMinutes(50) },
            Move with
            {
                Kind = CampaignMoveKind.Finish,
                From = CampaignState.Sending,
                To = CampaignState.Sent,
                At = Planned.AddMinutes(50),
            }),
        412 => Refused(
            ApiProblem.Of(status, "Stale", T("CampaignState_Validated")),
            Campaign with { State = CampaignState.Validated, ScheduledAt = Planned.AddDays(1), StartedAt = null },
            Moved(CampaignMoveKind.Reschedule, CampaignState.Validated, CampaignState.Validated) with
            {
                At = Planned.AddDays(-1),
                OldScheduledAt = Planned,
                NewScheduledAt = Planned.AddDays(1),
            }),
        415 => ApiProblem.Of(status, "UnsupportedMediaType"),
        422 => ApiProblem.Of(status, "IdempotencyKeyReused"),
        428 => ApiProblem.Of(status, "PreconditionRequired"),
        429 => ApiProblem.Of(status, "TooManyCalls", 1),
        503 => ApiProblem.Of(status, "AccountBusy", AccountBusyException.RetryAfter),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    });

    private static ProblemDetails Refused(ProblemDetails problem, CampaignView campaign, CampaignMoveView move)
    {
        problem.Extensions["campaign"] = CampaignAnswer.Of(campaign, ConnectorPrivilege.ReadWrite);
        problem.Extensions["lastMove"] = CampaignMoveAnswer.Of(move);
        return problem;
    }

    private static CampaignMoveView Moved(CampaignMoveKind kind, CampaignState from, CampaignState to) =>
        Move with { Kind = kind, From = from, To = to, ContactName = "anton anton (FG3pmdpmdpmd)", DeviceName = "iPhone d’anton" };

    private static CampaignAnswer Answer(CampaignView campaign) => CampaignAnswer.Of(campaign, ConnectorPrivilege.ReadWrite);

    // 202: the platform has the order and has not done it yet.
    private static JsonNode Ordered(int status, CampaignView before, CampaignView after, CampaignMoveView move)
    {
        var order = Order with { Kind = move.Kind, ScheduledAt = move.NewScheduledAt };
        var pending = order with { State = CampaignOrderState.Sent, AcceptedAt = order.SentAt, AnsweredAt = null };
        return Json(status == 202
            ? new CampaignOrderedAnswer(
                Answer(before with { Order = pending }), CampaignMoveAnswer.Of(Move), CampaignOrderAnswer.Of(pending))
            : new CampaignOrderedAnswer(Answer(after), CampaignMoveAnswer.Of(move), CampaignOrderAnswer.Of(order)));
    }

    private static readonly JsonSerializerOptions Written = new(JsonSerializerOptions.Web) { Converters = { new ApiInstantConverter() } };

    private static JsonNode Json<T>(T value) => JsonSerializer.SerializeToNode(value, Written)!;
}
