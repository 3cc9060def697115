using MailPerformance.Connectors.Web.Security;

namespace MailPerformance.Connectors.Web.Features.SignIn;

public sealed class PasskeySignInForm : PasskeyForm
{
    public string? Retour { get; set; }

    /// <inheritdoc cref="SignInForm.Reprise"/>
    public string? Reprise { get; set; }
}
