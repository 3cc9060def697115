using FluentValidation;
using MailPerformance.Connectors.Core.SignIn;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>A login or an e-mail.</summary>
public sealed class ForgottenPasswordForm
{
    public string? Name { get; set; }
}

public sealed class ForgottenPasswordFormValidator : AbstractValidator<ForgottenPasswordForm>
{
    public ForgottenPasswordFormValidator() => RuleFor(form => form.Name)
        .NotEmpty().WithMessage(_ => T("ForgottenPassword_Required"))
        .MaximumLength(PasswordAsks.MaxLength).WithMessage(_ => T("ForgottenPassword_TooLong", PasswordAsks.MaxLength));
}
