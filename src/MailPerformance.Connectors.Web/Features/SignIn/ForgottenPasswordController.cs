using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>« Mot de passe oublié ? »: one answer, whatever is typed. Who it is about is looked up afterwards.</summary>
[AllowAnonymous]
public sealed class ForgottenPasswordController(PasswordAsks asks, SignInTries tries) : Controller
{
    [HttpGet(SignInAddresses.ForgottenPassword)]
    public IActionResult Index() => Page(new ForgottenPasswordForm());

    [HttpPost(SignInAddresses.ForgottenPassword)]
    public async Task<IActionResult> Index(ForgottenPasswordForm form)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page(form);
        }

        tries.CountAsk(HttpContext);
        if (!asks.GoByMail)
        {
            return Page(form);
        }

        await asks.AskAsync(form.Name!.Trim());

        // Reloading the page that follows must not ask again.
        return RedirectToAction(nameof(Asked));
    }

    [HttpGet(SignInAddresses.PasswordAsked)]
    public IActionResult Asked() => View("PasswordAsked");

    private ViewResult Page(ForgottenPasswordForm form) => View("ForgottenPassword", new ForgottenPasswordViewModel(asks.GoByMail, form));
}

public sealed record ForgottenPasswordViewModel(bool GoesByMail, ForgottenPasswordForm Form);
