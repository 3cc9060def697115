using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// At every request: is the contact still allowed, is its password still the one it signed in with, which rights has it now.
/// One indexed read answers all three (rule 7).
/// </summary>
public sealed class SignedInCookieEvents(SignedInContacts contacts, CurrentAccount current) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var contact = long.TryParse(
            context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await contacts.FindAsync(id, context.HttpContext.RequestAborted)
            : null;
        if (contact is null
            || contact.SecurityStamp != context.Principal?.FindFirstValue(ContactPrincipalFactory.SecurityStampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        current.Enter(contact);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
