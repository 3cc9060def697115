using FluentValidation;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Settings;

public sealed class AccountSettingsValidator : AbstractValidator<AccountSettings>
{
    public AccountSettingsValidator()
    {
        RuleFor(settings => settings.MaxValidityDays)
            .Must(days => days is >= AccountSettings.MinValidityDays and <= AccountSettings.MaxValidityDaysLimit)
            .WithMessage(
                _ => CoreTexts.Get("Account_MaxValidityDays", AccountSettings.MinValidityDays, AccountSettings.MaxValidityDaysLimit));
        RuleFor(settings => settings.DefaultLanguage).Language();
        RuleFor(settings => settings.DefaultTimeZone).TimeZone();
        RuleFor(settings => settings.DefaultRowsPerTable).RowsPerTable();
    }
}
