using FluentValidation;
using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Security;

namespace MailPerformance.Connectors.Web.Features.Profile;

public sealed class NewPasskeyForm : PasskeyForm
{
    public string? Name { get; set; }
}

public sealed class NewPasskeyFormValidator : AbstractValidator<NewPasskeyForm>
{
    public NewPasskeyFormValidator() => RuleFor(form => form.Name)
        .NotEmpty().WithMessage(_ => CoreTexts.Get("Passkey_NameRequired", Passkey.NameMaxLength))
        .MaximumLength(Passkey.NameMaxLength).WithMessage(_ => CoreTexts.Get("Passkey_NameRequired", Passkey.NameMaxLength));
}

public sealed record NewPasskeyViewModel(PasskeyRequest Request, NewPasskeyForm Form);
