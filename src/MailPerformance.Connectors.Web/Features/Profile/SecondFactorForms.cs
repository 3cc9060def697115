using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.SignIn;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>The password once more, before the second factor changes.</summary>
public sealed class PresentPasswordForm
{
    public string? Present { get; set; }
}

public sealed class PresentPasswordFormValidator : AbstractValidator<PresentPasswordForm>
{
    public PresentPasswordFormValidator() => RuleFor(form => form.Present)
        .NotEmpty().WithMessage(_ => T("Password_PresentRequired"))
        .MaximumLength(PasswordForm.MaxLength).WithMessage(_ => T("Password_TooLong", PasswordForm.MaxLength));
}

/// <param name="Qr">The key as an SVG image; null when no key waits.</param>
/// <param name="Codes">Recovery codes, shown this once; null: none.</param>
public sealed record SecondFactorViewModel(
    SecondFactorState State, string? Qr, IReadOnlyList<string>? Codes, PresentPasswordForm PasswordForm, CodeForm CodeForm);
