using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Everything of a contact that the section « Informations » edits. Pages post it, services check it with
/// <see cref="ContactDetailsValidator"/> and write it; nothing else of a contact can be reached through it.
/// </summary>
public class ContactDetails
{
    public const int NameMaxLength = 100;
    public const int LoginNameMaxLength = 50;
    public const int EmailMaxLength = 254;
    public const int MinRowsPerTable = 5;
    public const int MaxRowsPerTable = 200;

    public PersonTitle? Title { get; set; }

    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    /// <summary>The login without the account's code.</summary>
    public string? LoginName { get; set; }

    public string? Email { get; set; }

    public string? Language { get; set; }

    public string? TimeZone { get; set; }

    public bool NotifyOnActionChange { get; set; }

    public int? RowsPerTable { get; set; }

    public DateOnly? ValidUntil { get; set; }

    /// <summary>What the contact's row says now.</summary>
    public static ContactDetails Of(Contact contact, string accountCode) => new()
    {
        Title = contact.Title,
        LastName = contact.LastName,
        FirstName = contact.FirstName,
        LoginName = contact.UserName![accountCode.Length..],
        Email = contact.Email,
        Language = contact.Language,
        TimeZone = contact.TimeZone,
        NotifyOnActionChange = contact.NotifyOnActionChange,
        RowsPerTable = contact.RowsPerTable,
        ValidUntil = contact.ValidUntil,
    };

    /// <summary>Trimmed and in one Unicode form, so that what is compared and stored is what a reader sees.</summary>
    public void Tidy()
    {
        LastName = Tidy(LastName);
        FirstName = Tidy(FirstName);
        LoginName = Tidy(LoginName);
        Email = Tidy(Email);
    }

    /// <summary>Names of the properties in which two versions differ.</summary>
    public IReadOnlyList<string> DifferencesFrom(ContactDetails other) =>
    [
        .. Values().Zip(other.Values())
            .Where(pair => !Equals(pair.First.Value, pair.Second.Value))
            .Select(pair => pair.First.Name),
    ];

    /// <summary>Writes the checked details into the row, with everything that is derived from them. Search terms must be loaded.</summary>
    internal void ApplyTo(Contact contact, string accountCode)
    {
        contact.Title = Title;
        contact.LastName = LastName!;
        contact.FirstName = FirstName!;
        contact.NormalizedLastName = NormalizedText.Of(LastName!);
        contact.NormalizedFirstName = NormalizedText.Of(FirstName!);
        contact.UserName = accountCode + LoginName;
        contact.NormalizedUserName = NormalizedText.Of(contact.UserName);
        contact.Email = Email;
        contact.NormalizedEmail = NormalizedText.Of(Email!);
        contact.Language = Language!;
        contact.TimeZone = TimeZone!;
        contact.NotifyOnActionChange = NotifyOnActionChange;
        contact.RowsPerTable = RowsPerTable!.Value;
        contact.ValidUntil = ValidUntil;
        contact.AccessEndsAt = ContactAccess.EndOfDay(ValidUntil, TimeZone!);
        ContactSearch.Refresh(contact);
    }

    private static string? Tidy(string? text) =>
        text is null ? null : NormalizedText.WellFormed(text).Trim().Normalize(NormalizationForm.FormC);

    private IEnumerable<(string Name, object? Value)> Values() =>
    [
        (nameof(Title), Title),
        (nameof(LastName), LastName),
        (nameof(FirstName), FirstName),
        (nameof(LoginName), LoginName),
        (nameof(Email), Email),
        (nameof(Language), Language),
        (nameof(TimeZone), TimeZone),
        (nameof(NotifyOnActionChange), NotifyOnActionChange),
        (nameof(RowsPerTable), RowsPerTable),
        (nameof(ValidUntil), ValidUntil),
    ];
}
