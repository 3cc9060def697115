using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Language, zone and page size obey the same rules for a contact, for its own profile and for the account's defaults.</summary>
internal static class PreferenceRules
{
    public static IRuleBuilderOptions<T, string?> Language<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(language => Languages.All.Contains(language ?? "")).WithMessage(_ => CoreTexts.Get("Contact_LanguageUnknown"));

    public static IRuleBuilderOptions<T, string?> TimeZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(TimeZones.Exists).WithMessage(_ => CoreTexts.Get("Contact_TimeZoneUnknown"));

    public static IRuleBuilderOptions<T, int?> RowsPerTable<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Must(rows => rows is >= ContactDetails.MinRowsPerTable and <= ContactDetails.MaxRowsPerTable)
            .WithMessage(_ => CoreTexts.Get("Contact_RowsPerTable", ContactDetails.MinRowsPerTable, ContactDetails.MaxRowsPerTable));
}
