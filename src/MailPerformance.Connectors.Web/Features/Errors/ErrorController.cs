using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Errors;

/// <summary>What a reader sees when something went wrong, for every method: a failed post is shown here as well.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorController(CurrentAccount current, WhyReader people, TrashList trash) : Controller
{
    private const int Asked = 5;

    [Route(ErrorAddresses.Route)]
    public async Task<IActionResult> Index()
    {
        var status = ErrorPages.StatusOf(HttpContext);
        Response.StatusCode = status;
        if (ErrorPages.IsOfApi(HttpContext))
        {
            return new ProblemResult(HttpContext.Features.Get<MobileCall>()?.Language, () => ApiProblem.Of(status));
        }

        var model = new ErrorViewModel(
            status,
            ErrorPages.WordsOf(HttpContext),
            ErrorPages.ReasonsOf(HttpContext),
            HttpContext.GetOpenIddictServerResponse() is { Error: { } error } response ? $"{error}: {response.ErrorDescription}" : null,
            status == StatusCodes.Status403Forbidden ? await AdministratorsAsync() : [],
            status == StatusCodes.Status404NotFound ? await FormerAsync() : null);
        return View(model);
    }

    private async Task<string?> FormerAsync() =>
        current.Contact is { Actor.Entrance: Entrance.Browser } && ErrorPages.AddressOf(HttpContext) is { } address
            ? await trash.FormerAsync(address)
            : null;

    // Whom somebody may ask who is signed in to pages and is not one of them: of their own account, by name.
    private async Task<IReadOnlyList<string>> AdministratorsAsync() =>
        current.Contact is { Actor: { Entrance: Entrance.Browser, IsAdministrator: false } } ? await people.AdministratorsAsync(Asked) : [];
}
