using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>What Paramétrages, Compte edits besides the option: the end date's maximum and what a new contact starts with.</summary>
public class AccountSettings
{
    public const int MinValidityDays = 1;
    public const int MaxValidityDaysLimit = 3650;
    public const int MaxGraceDays = 30;

    /// <summary>In days.</summary>
    public int? MaxValidityDays { get; set; }

    /// <summary>See <see cref="Account.HoldsConnectorsForReview"/>.</summary>
    public bool HoldsConnectorsForReview { get; set; }

    /// <summary>In months; null: as the installation says.</summary>
    public int? JournalKeepMonths { get; set; }

    /// <summary>In days; null: as the installation says.</summary>
    public int? TrashDays { get; set; }

    /// <summary>In months; null: as the installation says, 0: never.</summary>
    public int? ReviewEveryMonths { get; set; }

    /// <summary>See <see cref="Account.SecondFactorFor"/>.</summary>
    public SecondFactorDemand SecondFactorFor { get; set; }

    /// <summary>In days; null: as before.</summary>
    public int? SecondFactorGraceDays { get; set; }

    public string? DefaultLanguage { get; set; }

    public string? DefaultTimeZone { get; set; }

    public int? DefaultRowsPerTable { get; set; }
}
