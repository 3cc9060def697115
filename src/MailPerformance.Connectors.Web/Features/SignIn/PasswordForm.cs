using FluentValidation;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>A password chosen by the contact itself, typed twice.</summary>
public sealed class PasswordForm
{
    public const int MaxLength = 200;

    public long Contact { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }

    public string? Confirmation { get; set; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage(_ => T("Password_Required"))
            .MaximumLength(PasswordForm.MaxLength).WithMessage(_ => T("Password_TooLong", PasswordForm.MaxLength));
        RuleFor(form => form.Confirmation)
            .Equal(form => form.Password).WithMessage(_ => T("Password_Different"));
    }
}
