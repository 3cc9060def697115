using System.Security.Claims;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>Gives the app its tokens, first for its code, then for its refresh token, as long as it may be used.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class TokenController(MobileAccess access, MobileClients clients, ExchangeTurns turns, IServiceScopeFactory scopes)
    : Controller
{
    [HttpPost(MobileSignInAddresses.Token)]
    public async Task<IActionResult> Exchange()
    {
        var request = HttpContext.GetOpenIddictServerRequest()!;
        var principal = (await HttpContext.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        var isAllowed = request.IsAuthorizationCodeGrantType()
            ? await BeginAsync(principal, (await clients.PlatformOfAsync(request.ClientId, HttpContext.RequestAborted))?.Key ?? "")
            : await ContinueAsync(principal);
        return isAllowed ? SignIn(principal, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme) : Refuse();
    }

    private async Task<bool> BeginAsync(ClaimsPrincipal principal, string platform)
    {
        var (contactId, authorizationId) = TokenPrincipal.IdsOf(principal);
        if ((await access.FindAsync(contactId, platform, HttpContext.RequestAborted)).Caller is not { } caller)
        {
            return false;
        }

        // A write empties the change tracker, and OpenIddict still has its code in the one of this request.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(caller.Contact);
        var result = await scope.ServiceProvider.GetRequiredService<DeviceService>()
            .SignedInAsync(
                contactId, platform, authorizationId, DeviceClaims.Read(principal, caller.PlatformName),
                DeviceClaims.ReadApproval(principal),
                principal.GetClaim(DeviceClaims.InvitationCode));
        return result.IsDone;
    }

    private async Task<bool> ContinueAsync(ClaimsPrincipal principal)
    {
        var (contactId, authorizationId) = TokenPrincipal.IdsOf(principal);

        // Until this exchange is answered.
        Response.RegisterForDispose(await turns.TakeAsync(authorizationId));
        var decision = await access.FindAsync(contactId, authorizationId, HttpContext.RequestAborted);
        if (decision.Caller is { Device: { } device })
        {
            await access.UsedAsync(device, HttpContext.RequestAborted);
            return true;
        }

        if (decision.Subject?.DeviceId is { } refused)
        {
            await access.RefusedAsync(refused, HttpContext.RequestAborted);
        }

        return false;
    }

    // The app learns that it must sign in again; the page of that sign-in says why it cannot.
    private ForbidResult Refuse() => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = OAuthErrors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] =
                "The contact may not use the app now; sign in again to see why.",
        }),
        OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
