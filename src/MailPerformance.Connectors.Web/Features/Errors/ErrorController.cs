using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Errors;

/// <summary>What a reader sees when something went wrong, for every method: a failed post is shown here as well.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route(ErrorAddresses.Route)]
    public IActionResult Index()
    {
        var status = ErrorPages.StatusOf(HttpContext);
        Response.StatusCode = status;
        var model = new ErrorViewModel(
            status,
            ErrorPages.WordsOf(HttpContext),
            ErrorPages.ReasonsOf(HttpContext),
            HttpContext.GetOpenIddictServerResponse() is { Error: { } error } response ? $"{error}: {response.ErrorDescription}" : null);
        return ErrorPages.IsOfApi(HttpContext)
            ? new ProblemResult(HttpContext.Features.Get<MobileCall>()?.Language, () => ApiProblem.Of(status))
            : View(model);
    }
}
