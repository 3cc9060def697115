using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

[AllowAnonymous]
public sealed partial class SignInController(
    PasswordSignIn passwords,
    SignInManager<Contact> signIn,
    ConnectorsDbContext db,
    EnrolmentService enrolments,
    CurrentAccount current) : Controller
{
    [HttpGet("/connexion")]
    public async Task<IActionResult> Index(string? retour) =>
        current.Contact is null
            ? View(new SignInForm { Retour = retour, Login = (await InvitationAsync(retour))?.Login })
            : LocalRedirect(Local(retour));

    [HttpPost("/connexion")]
    public async Task<IActionResult> Index(SignInForm form)
    {
        if (!ModelState.IsValid)
        {
            return Again(form);
        }

        if (await passwords.VerifyAsync(form.Login!, form.Password!) is not var (contactId, accountId))
        {
            ModelState.AddModelError("", T("SignIn_Failed"));
            return Again(form);
        }

        current.Enter(accountId, contactId);
        await signIn.SignInAsync(await db.Contacts.SingleAsync(contact => contact.Id == contactId), isPersistent: false);
        return LocalRedirect(Local(form.Retour));
    }

    [HttpGet("/deconnexion")]
    public IActionResult Leave() => current.Contact is null ? LocalRedirect("/connexion") : View();

    [HttpPost("/deconnexion")]
    public async Task<IActionResult> Left()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("/connexion");
    }

    // An app that was given a code knows whose phone it runs on.
    private async Task<EnrolmentInvitation?> InvitationAsync(string? address) =>
        address?.IndexOf('?') is > 0 and var start && QueryHelpers.ParseQuery(address[start..]).TryGetValue(DeviceClaims.Enrolment, out var code)
            ? await enrolments.FindAsync(code)
            : null;

    // A header holds ASCII only; what a hand-made link holds besides is encoded.
    private string Local(string? address) =>
        Url.IsLocalUrl(address) ? NotAscii().Replace(address, found => Uri.EscapeDataString(found.Value)) : "/";

    [GeneratedRegex(@"[^\x21-\x7E]+")]
    private static partial Regex NotAscii();

    private ViewResult Again(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }
}
