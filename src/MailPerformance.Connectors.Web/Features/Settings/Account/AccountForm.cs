using FluentValidation;
using MailPerformance.Connectors.Core.Settings;

namespace MailPerformance.Connectors.Web.Features.Settings.Account;

public sealed class AccountForm : AccountSettings
{
    /// <summary>The maximum for which the reader has seen how many end dates it shortens.</summary>
    public int? ConfirmedDays { get; set; }

    /// <summary>The days of the trash for which the reader has seen how much they erase; -1: as the installation says.</summary>
    public int? ConfirmedTrashDays { get; set; }
}

public sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    public AccountFormValidator() => Include(new AccountSettingsValidator());
}
