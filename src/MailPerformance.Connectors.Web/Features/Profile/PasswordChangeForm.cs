using FluentValidation;
using MailPerformance.Connectors.Web.Features.SignIn;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

public sealed class PasswordChangeForm
{
    public string? Present { get; set; }

    public string? Password { get; set; }

    public string? Confirmation { get; set; }
}

public sealed class PasswordChangeFormValidator : AbstractValidator<PasswordChangeForm>
{
    public PasswordChangeFormValidator()
    {
        RuleFor(form => form.Present).NotEmpty().WithMessage(_ => T("Password_PresentRequired"));
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage(_ => T("Password_Required"))
            .MaximumLength(PasswordForm.MaxLength).WithMessage(_ => T("Password_TooLong", PasswordForm.MaxLength));
        RuleFor(form => form.Confirmation)
            .Equal(form => form.Password).WithMessage(_ => T("Password_Different"));
    }
}
