using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.SignIn;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// The proof that a post brings: the password, or a code of the second factor, from the page <c>StepUp</c>. A right one is kept in the
/// session; a wrong one is none, and the page comes again where the post really needs one.
/// </summary>
public sealed class StepUp(CurrentAccount current, SessionProof proof, BrowserSession session, TimeProvider time)
{
    /// <summary>What is wrong with the proof that this post brought; null: it brought none, or a right one.</summary>
    public WriteError? Failure { get; private set; }

    /// <summary>Whoever is signed in has lately proved who they are.</summary>
    public bool IsFresh => current.Actor?.HasFreshProof(time.GetUtcNow().UtcDateTime) == true;

    /// <summary>This post has brought a right one.</summary>
    public bool HasJustProved { get; private set; }

    /// <exception cref="BusyException">Too many passwords are being tried; this one was not looked at.</exception>
    public async Task LookAtAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsFresh || current.Contact is not { Actor.Entrance: Entrance.Browser }
            || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return;
        }

        var (password, code) = (request.Form[SessionProof.PasswordField], request.Form[SessionProof.CodeField]);
        if (password.Count + code.Count == 0)
        {
            return;
        }

        Failure = await TryAsync(password.FirstOrDefault(), code.FirstOrDefault());
        HasJustProved = Failure is null;
        if (HasJustProved)
        {
            await session.KeepProofAsync(context);
        }
    }

    // Whoever types a code means it: a password that stands beside it may be the browser's.
    private async Task<WriteError?> TryAsync(string? password, string? code) =>
        !string.IsNullOrWhiteSpace(code)
            ? code.Length > CodeForm.MaxLength
                ? new WriteError(SessionProof.CodeField, T("SecondFactor_CodeRequired"))
                : await proof.ByCodeAsync(code)
        : string.IsNullOrEmpty(password) ? new WriteError(SessionProof.PasswordField, T("Password_PresentRequired"))
        : password.Length > PasswordForm.MaxLength
            ? new WriteError(SessionProof.PasswordField, T("Password_TooLong", PasswordForm.MaxLength))
        : await proof.ByPasswordAsync(password);
}
