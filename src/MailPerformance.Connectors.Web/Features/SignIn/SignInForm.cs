using FluentValidation;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

public sealed class SignInForm
{
    public string? Login { get; set; }

    public string? Password { get; set; }

    public string? Retour { get; set; }
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
