using FluentValidation;
using MailPerformance.Connectors.Core.SignIn;
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

/// <summary>The first code of the app, with the key that it is for.</summary>
public sealed class SetUpForm
{
    public string? Code { get; set; }

    /// <summary>See <see cref="SecondFactorSetUp.Carried"/>.</summary>
    public string? SetUp { get; set; }
}

public sealed class SetUpFormValidator : AbstractValidator<SetUpForm>
{
    public SetUpFormValidator() => RuleFor(form => form.Code)
        .NotEmpty().WithMessage(_ => T("SecondFactor_CodeRequired"))
        .MaximumLength(CodeForm.MaxLength).WithMessage(_ => T("SecondFactor_CodeRequired"));
}

/// <param name="SetUp">A key that waits for its first code; null: none does.</param>
/// <param name="Qr">It as an SVG image.</param>
/// <param name="Codes">Recovery codes, shown this once; null: none.</param>
public sealed record SecondFactorViewModel(
    SecondFactorState State, SecondFactorSetUp? SetUp, string? Qr, IReadOnlyList<string>? Codes, PresentPasswordForm PasswordForm,
    SetUpForm CodeForm)
{
    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}
