using FluentValidation;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.SignIn;

/// <summary>A code of an authenticator app, or a recovery code.</summary>
public sealed class CodeForm
{
    public const int MaxLength = 30;

    public string? Code { get; set; }

    public string? Retour { get; set; }

    /// <summary>What there is to show, not posted.</summary>
    [BindNever]
    public SecondFactorState Ways { get; set; } = SecondFactorState.None;

    /// <inheritdoc cref="SignInForm.Reprise"/>
    public string? Reprise { get; set; }
}

public sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator() => RuleFor(form => form.Code)
        .NotEmpty().WithMessage(_ => T("SecondFactor_CodeRequired"))
        .MaximumLength(CodeForm.MaxLength).WithMessage(_ => T("SecondFactor_CodeRequired"));
}
