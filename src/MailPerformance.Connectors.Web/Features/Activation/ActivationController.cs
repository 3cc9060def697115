using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Activation;

/// <summary>Where a code leads: to the app on the phone that reads this. Nothing here uses it up.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimit)]
public sealed class ActivationController(InvitationService invitations, ConnectorsDbContext db, PublicAddress address) : Controller
{
    /// <summary>Name of the limit on looking codes up, for each address.</summary>
    public const string RateLimit = "codes";

    /// <summary>How many codes one address or network looks up in a minute.</summary>
    public const int PerMinute = 30;

    [HttpGet(ActivationAddresses.Enter)]
    public IActionResult Index() => View(new ActivationForm());

    [HttpPost(ActivationAddresses.Enter)]
    public async Task<IActionResult> Index(ActivationForm form)
    {
        if (await invitations.FindAsync(form.Code) is { } invitation)
        {
            return Redirect(ActivationAddresses.Show(invitation.Code));
        }

        ModelState.AddModelError(nameof(form.Code), Texts.T("Invitation_Gone"));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }

    [HttpGet(ActivationAddresses.ShowRoute)]
    public async Task<IActionResult> Show(string code)
    {
        if (await invitations.FindAsync(code) is not { } invitation)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("Gone");
        }

        var platform = await db.MobilePlatforms.AsNoTracking().SingleAsync(found => found.Key == invitation.PlatformKey);
        var app = QueryHelpers.AddQueryString(
            platform.ActivationUri, new Dictionary<string, string?> { ["code"] = invitation.Code, ["serveur"] = address.Of("", Request) });
        return View(new ActivationViewModel(invitation, app, StoreLink.Of(platform)));
    }
}

public sealed class ActivationForm
{
    public string? Code { get; set; }
}

/// <param name="AppAddress">Opens the app, which begins its sign-in with the code.</param>
/// <param name="Store">Where the app is found; null: in no store that is known.</param>
public sealed record ActivationViewModel(InvitationView Invitation, string AppAddress, StoreLink? Store);
