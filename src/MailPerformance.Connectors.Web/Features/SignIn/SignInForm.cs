using FluentValidation;
using MailPerformance.Connectors.Web.Security.KeptForms;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

public sealed class SignInForm
{
    public string? Login { get; set; }

    public string? Password { get; set; }

    public string? Retour { get; set; }

    /// <summary>A form that waits until somebody has signed in again.</summary>
    public string? Reprise { get; set; }

    /// <param name="carried">A form that was sent by nobody who is signed in; null: none was.</param>
    /// <param name="address">Where somebody wants to go.</param>
    public static SignInForm Of(CarriedForm? carried, string? address, string? login) =>
        new() { Retour = carried?.BackAddress ?? address, Reprise = carried?.Text, Login = login };
}

public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(form => form.Login)
            .NotEmpty().WithMessage(_ => T("SignIn_LoginRequired"))
            .MaximumLength(200).WithMessage(_ => T("SignIn_Failed"));
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage(_ => T("SignIn_PasswordRequired"))
            .MaximumLength(PasswordForm.MaxLength).WithMessage(_ => T("SignIn_Failed"));
    }
}
