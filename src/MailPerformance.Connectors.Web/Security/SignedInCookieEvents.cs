using System.Globalization;
using System.Security.Claims;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security.KeptForms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// At every request: is the contact still allowed, is its password still the one it signed in with, which rights has it now.
/// One indexed read answers all three (rule 7).
/// </summary>
public sealed class SignedInCookieEvents(
    SignedInContacts contacts, Sessions sessions, CurrentAccount current, ConnectorsDbContext db)
    : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Kept until the request is over: opened for each command, a connection is set up again each time.
        await db.Database.OpenConnectionAsync(context.HttpContext.RequestAborted);
        var contact = long.TryParse(
            context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await contacts.FindInSessionAsync(
                id, ContactPrincipalFactory.SessionOf(context.Principal), context.HttpContext.RequestAborted)
            : null;
        if (contact is null
            || contact.SecurityStamp != context.Principal?.FindFirstValue(ContactPrincipalFactory.SecurityStampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        current.Enter(contact with { Actor = contact.Actor with { ProvedAt = ProofClaim.Read(context.Principal) } });
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (current.Contact is { SessionId: { Length: > 0 } key })
        {
            await sessions.LeaveAsync(key);
        }
    }

    /// <summary>Nobody is signed in. A form that was sent waits until somebody is; a page is opened again then.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (KeptFormSteps.Keep(context.HttpContext))
        {
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.RedirectUri = SignInAddresses.Before(KeptForm.BackOf(context.Request));
        }

        return base.RedirectToLogin(context);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (current.Contact is { } contact && Missing(context.HttpContext, new Authority(contact.Actor)) is { } denial)
        {
            ErrorPages.SetReason(context.HttpContext, [denial.Message]);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // What the endpoint asks for and the reader does not have, so that the page can name it.
    private static Denial? Missing(HttpContext context, Authority authority)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<AdministratorOnlyAttribute>() is not null
            ? authority.Administrate()
            : metadata?.OfType<RequirePermissionAttribute>()
                .Select(required => authority.Needs(required.Permission))
                .FirstOrDefault(denial => denial is not null);
    }
}
