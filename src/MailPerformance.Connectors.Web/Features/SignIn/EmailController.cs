using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>The page behind the link that confirms an e-mail. Opening it uses nothing up, since mailboxes open links; its button does.</summary>
[AllowAnonymous]
public sealed class EmailController(EmailChanges emails) : Controller
{
    private const string ConfirmedKey = "EmailConfirmed";

    [HttpGet(SignInAddresses.Email)]
    public async Task<IActionResult> Index(long contact, string? code) => await emails.FindAsync(contact, code ?? "") is { } found
        ? View("ConfirmEmail", new ConfirmEmailViewModel(found.UserName!, found.PendingEmail!, contact, code!))
        : Gone();

    [HttpPost(SignInAddresses.Email)]
    public async Task<IActionResult> Confirm(long contact, string? code)
    {
        if (await emails.FindAsync(contact, code ?? "") is not { } found
            || await emails.ConfirmAsync(found, code!) is not { IsDone: true } done)
        {
            return Gone();
        }

        // Reloading the page that follows must not confirm again.
        TempData[ConfirmedKey] = done.Value;
        return RedirectToAction(nameof(Confirmed));
    }

    /// <summary>Shown once; later it is the way to sign in.</summary>
    [HttpGet(SignInAddresses.EmailConfirmed)]
    public IActionResult Confirmed() =>
        TempData[ConfirmedKey] is string email ? View("EmailConfirmed", email) : LocalRedirect(SignInAddresses.SignIn);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("EmailGone");
    }
}

public sealed record ConfirmEmailViewModel(string Login, string Email, long Contact, string Code);
