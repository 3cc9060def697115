using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>The page behind a one-time link. Opening it uses nothing up; choosing the password does.</summary>
[AllowAnonymous]
public sealed class PasswordController(PasswordLinks links, KnownBrowsers browsers) : Controller
{
    private const string ChosenKey = "PasswordChosen";

    [HttpGet(SignInAddresses.Password)]
    public async Task<IActionResult> Index(long contact, string? code)
    {
        return await links.FindAsync(contact, code ?? "") is { } found
            ? View("ChoosePassword", new PasswordViewModel(found.UserName!, new PasswordForm { Contact = contact, Code = code }))
            : Gone();
    }

    [HttpPost(SignInAddresses.Password)]
    public async Task<IActionResult> Index(PasswordForm form)
    {
        if (await links.FindAsync(form.Contact, form.Code ?? "") is not { } contact)
        {
            return Gone();
        }

        if (ModelState.IsValid)
        {
            var result = await links.UseAsync(contact, form.Code!, form.Password!);
            if (result.IsDone)
            {
                // The mail about the password tells enough.
                browsers.Remember(HttpContext, result.Value!);

                // Reloading the page that follows must not send the password again.
                TempData[ChosenKey] = contact.UserName;
                return RedirectToAction(nameof(Chosen));
            }

            if (result.Status == WriteStatus.NotFound)
            {
                return Gone();
            }

            if (!UncoveredQuestion.TryAsk(this, result))
            {
                foreach (var error in result.Errors)
                {
                    ModelState.AddModelError(error.Field, error.Message);
                }
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("ChoosePassword", new PasswordViewModel(contact.UserName!, form));
    }

    /// <summary>Shown once, after the choice; later it is the way to sign in.</summary>
    [HttpGet(SignInAddresses.PasswordChosen)]
    public IActionResult Chosen() =>
        TempData[ChosenKey] is string login ? View("PasswordChosen", login) : LocalRedirect(SignInAddresses.SignIn);

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("LinkGone", links.GoByMail);
    }
}

public sealed record PasswordViewModel(string Login, PasswordForm Form);
