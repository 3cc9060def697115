using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Features.Settings.Account;

public sealed class AccountForm : AccountSettings;

public sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    public AccountFormValidator() => Include(new AccountSettingsValidator());
}
