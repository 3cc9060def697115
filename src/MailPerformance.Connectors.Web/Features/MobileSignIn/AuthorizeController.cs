using System.Globalization;
using System.Security.Claims;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;
using NetEscapades.AspNetCore.SecurityHeaders;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using OAuthErrors = OpenIddict.Abstractions.OpenIddictConstants.Errors;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>The page on which somebody lets the app on their phone act for them, or learns why it may not.</summary>
[AllowAnonymous]
[SecurityHeadersPolicy(PageSecurityHeaders.BackToApp)]
public sealed class AuthorizeController(
    MobileAccess access,
    MobileClients clients,
    InvitationLookup invitations,
    RefusedPage refused,
    CurrentAccount current,
    TimeProvider time) : Controller
{
    [HttpGet(MobileSignInAddresses.Authorize)]
    public async Task<IActionResult> Ask()
    {
        var request = AppRequest();
        if (!MayServe(request))
        {
            return Deny(OAuthErrors.InvalidScope);
        }

        if (request.HasPromptValue(PromptValues.None))
        {
            return Deny(current.Contact is null ? OAuthErrors.LoginRequired : OAuthErrors.ConsentRequired);
        }

        // Whoever wants to use another account is not judged by the one that is signed in.
        var platform = await PlatformOfAsync(request);
        if (await InvitationErrorAsync(request, platform, AsksForSignIn(request) ? null : current.Contact) is { } error)
        {
            return InvitationRefused(request, error);
        }

        if (current.Contact is not { } contact || AsksForSignIn(request))
        {
            // Anybody can lead a browser here: the session goes on until somebody has signed in again.
            var kept = Request.Query.Where(pair => pair.Key is not (Parameters.Prompt or Parameters.MaxAge));
            return LocalRedirect(SignInAddresses.Again(Request.Path + QueryString.Create(kept)));
        }

        var decision = await access.FindAsync(contact.Actor.ContactId, platform, HttpContext.RequestAborted);
        return decision.Caller is { } caller
            ? View("Confirm", new ConfirmViewModel(request, caller, DeviceClaims.Read(request, caller.PlatformName)))
            : await refused.ShowAsync(this, request, decision);
    }

    [HttpPost(MobileSignInAddresses.Authorize)]
    public async Task<IActionResult> Answer(string? answer)
    {
        var request = AppRequest();
        if (!MayServe(request))
        {
            return Deny(OAuthErrors.InvalidScope);
        }

        if (answer != "accept" || current.Contact is not { } contact)
        {
            return Deny(OAuthErrors.AccessDenied);
        }

        var platform = await PlatformOfAsync(request);
        if (await InvitationErrorAsync(request, platform, contact) is { } error)
        {
            return InvitationRefused(request, error);
        }

        var decision = await access.FindAsync(contact.Actor.ContactId, platform, HttpContext.RequestAborted);
        return decision.Caller is null
            ? await refused.ShowAsync(this, request, decision)
            : SignIn(new ClaimsPrincipal(IdentityOf(contact, request)), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    // The key of the text that says why the code does not do; null: it does, or the app came without one.
    private async Task<string?> InvitationErrorAsync(OpenIddictRequest request, string platform, SignedInContact? contact)
    {
        if ((string?)request[DeviceClaims.InvitationCode] is not { Length: > 0 } code)
        {
            return null;
        }

        return await invitations.FindAsync(code) is not { } invitation ? "Invitation_Gone"
            : invitation.PlatformKey != platform ? "Invitation_OtherPlatform"
            : contact is not null && contact.Actor.ContactId != invitation.ContactId ? "Invitation_OtherContact"
            : null;
    }

    private ViewResult InvitationRefused(OpenIddictRequest request, string reason)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("InvitationRefused", new InvitationRefusedViewModel(request, reason, current.Contact?.Login));
    }

    private ClaimsIdentity IdentityOf(SignedInContact contact, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, contact.Actor.ContactId.ToString(CultureInfo.InvariantCulture))
            .SetClaim(Claims.Name, $"{contact.FirstName} {contact.LastName}")
            .SetClaim(Claims.PreferredUsername, contact.Login)
            .SetClaim(Claims.Locale, contact.Language);
        DeviceClaims.Write(identity, request);
        DeviceClaims.WriteApproval(identity, new DeviceApproval(
            contact.SecurityStamp ?? "", time.GetUtcNow().UtcDateTime, contact.SessionId));
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(
            claim => claim.Type is Claims.Name or Claims.PreferredUsername or Claims.Locale ? [Destinations.IdentityToken] : []);
        return identity;
    }

    // Without the API a sign-in would be a device that can do nothing, and without a refresh token one that is gone in half an hour: people
    // are not to count on either.
    private static bool MayServe(OpenIddictRequest request) =>
        request.HasScope(SignInServer.MobileScope) && request.HasScope(Scopes.OfflineAccess);

    // A sign-in's age is not kept, so an app that asks for a recent one gets a new one.
    private static bool AsksForSignIn(OpenIddictRequest request) =>
        request.HasPromptValue(PromptValues.Login) || request.MaxAge is not null;

    private OpenIddictRequest AppRequest() => HttpContext.GetOpenIddictServerRequest()!;

    // Empty for a client that is no platform's.
    private async Task<string> PlatformOfAsync(OpenIddictRequest request) =>
        (await clients.AskingAsync(request.ClientId, HttpContext))?.Key ?? "";

    private ForbidResult Deny(string error) => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
