using FluentValidation;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Trash;

namespace MailPerformance.Connectors.Core.Settings;

public sealed class AccountSettingsValidator : AbstractValidator<AccountSettings>
{
    public AccountSettingsValidator()
    {
        RuleFor(settings => settings.MaxValidityDays)
            .Must(days => days is >= AccountSettings.MinValidityDays and <= AccountSettings.MaxValidityDaysLimit)
            .WithMessage(
                _ => CoreTexts.Get("Account_MaxValidityDays", AccountSettings.MinValidityDays, AccountSettings.MaxValidityDaysLimit));
        RuleFor(settings => settings.JournalKeepMonths)
            .Must(months => months is null or (>= JournalOptions.MinKeepMonths and <= JournalOptions.MaxKeepMonths))
            .WithMessage(_ => CoreTexts.Get("Account_JournalKeepMonths", JournalOptions.MinKeepMonths, JournalOptions.MaxKeepMonths));
        RuleFor(settings => settings.TrashDays)
            .Must(days => days is null or (>= TrashOptions.MinDays and <= TrashOptions.MaxDays))
            .WithMessage(_ => CoreTexts.Get("Account_TrashDays", TrashOptions.MinDays, TrashOptions.MaxDays));
        RuleFor(settings => settings.ReviewEveryMonths)
            .Must(months => months is null or (>= ReviewOptions.MinEveryMonths and <= ReviewOptions.MaxEveryMonths))
            .WithMessage(_ => CoreTexts.Get("Account_ReviewEveryMonths", ReviewOptions.MinEveryMonths, ReviewOptions.MaxEveryMonths));
        RuleFor(settings => settings.SecondFactorFor).IsInEnum().WithMessage(_ => CoreTexts.Get("Account_SecondFactorFor"));
        RuleFor(settings => settings.SecondFactorGraceDays)
            .Must(days => days is null or (>= 0 and <= AccountSettings.MaxGraceDays))
            .WithMessage(_ => CoreTexts.Get("Account_SecondFactorGraceDays", AccountSettings.MaxGraceDays));
        RuleFor(settings => settings.DefaultLanguage).Language();
        RuleFor(settings => settings.DefaultTimeZone).TimeZone();
        RuleFor(settings => settings.DefaultRowsPerTable).RowsPerTable();
    }
}
