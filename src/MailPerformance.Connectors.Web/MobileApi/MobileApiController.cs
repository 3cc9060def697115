using MailPerformance.Connectors.Core.Devices;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>What all controllers of the API share: JSON, tokens instead of cookies, the caller and the caller's language.</summary>
[ApiController]
[MobileApi]
[IgnoreAntiforgeryToken]
[CallerCulture]
[Produces("application/json")]
public abstract class MobileApiController : ControllerBase
{
    protected MobileCaller Caller => HttpContext.Features.Get<MobileCall>()!.Decision.Caller!;

    /// <summary>There is none, or it is not for this contact's eyes; the answer does not say which.</summary>
    protected static IActionResult CampaignNotFound() =>
        new ProblemResult(ApiProblem.Of(StatusCodes.Status404NotFound, "CampaignNotFound"));
}
