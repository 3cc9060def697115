using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// What a row says of a contact, read by rules of its own: no cell means another thing in another language or on another machine. An empty
/// cell says nothing.
/// </summary>
internal sealed class ImportedContact
{
    private static readonly string[] Days =
        ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    private readonly List<Action<ContactDetails>> _details = [];

    /// <summary>The login without the account's code; null: there is none.</summary>
    public string? LoginName { get; private set; }

    /// <summary>Says something of the section « Informations » besides the login.</summary>
    public bool HasDetails => _details.Count > 0;

    /// <summary>Cells of names, by <see cref="ImportFields.Roles"/> and the like.</summary>
    public Dictionary<string, string> Names { get; } = [];

    /// <summary>By platform key.</summary>
    public Dictionary<string, ConnectorPrivilege> Connectors { get; } = [];

    /// <summary>What cannot be read, in the reader's language.</summary>
    public List<string> Errors { get; } = [];

    public static ImportedContact Read(Import import, IReadOnlyList<string> cells, string accountCode)
    {
        var contact = new ImportedContact();
        contact.Errors.AddRange(ImportWords.Read(import, cells, (field, text) => contact.Take(field, text, accountCode)));
        if (contact.LoginName is null && contact.Errors.Count == 0)
        {
            contact.Errors.Add(CoreTexts.Get("Import_NoLogin"));
        }

        return contact;
    }

    /// <summary>Brings details to what the row says.</summary>
    public void ApplyTo(ContactDetails details) => _details.ForEach(set => set(details));

    private bool Take(string field, string text, string accountCode) => field switch
    {
        nameof(ContactDetails.LoginName) => TakeLogin(text, accountCode),
        nameof(ContactDetails.LastName) => Set(details => details.LastName = text),
        nameof(ContactDetails.FirstName) => Set(details => details.FirstName = text),
        nameof(ContactDetails.Email) => Set(details => details.Email = text),
        nameof(ContactDetails.TimeZone) => Set(details => details.TimeZone = text),
        nameof(ContactDetails.Title) => ImportWords.ValueOf(text, Titles) is { } title && Set(details => details.Title = title),
        nameof(ContactDetails.Language) =>
            ImportWords.ValueOf(text, LanguageWords) is { } language && Set(details => details.Language = language),
        nameof(ContactDetails.NotifyOnActionChange) =>
            ImportWords.ValueOf(text, YesNo) is { } yes && Set(details => details.NotifyOnActionChange = yes == "yes"),
        nameof(ContactDetails.RowsPerTable) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && Set(details => details.RowsPerTable = rows),
        nameof(ContactDetails.ValidUntil) => DayOf(text) is { } day && Set(details => details.ValidUntil = day),
        _ => TakeRight(field, text),
    };

    private bool TakeRight(string field, string text)
    {
        if (ImportFields.PlatformOf(field) is not { } platform)
        {
            return Names.TryAdd(field, text);
        }

        return ImportWords.ValueOf(text, Privileges) is { } privilege && Connectors.TryAdd(platform, privilege);
    }

    // Pages show logins whole, so a whole one is understood as well.
    private bool TakeLogin(string text, string accountCode)
    {
        LoginName = text.StartsWith(accountCode, StringComparison.OrdinalIgnoreCase) ? text[accountCode.Length..] : text;
        return true;
    }

    private bool Set(Action<ContactDetails> set)
    {
        _details.Add(set);
        return true;
    }

    private static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? DateOnly.FromDateTime(at)
            : null;

    private static (PersonTitle? Value, string Words)[] Titles =>
        [(PersonTitle.Mr, "Import_Mr_Words"), (PersonTitle.Mrs, "Import_Mrs_Words"), (PersonTitle.Miss, "Import_Miss_Words")];

    private static (string? Value, string Words)[] LanguageWords => [("fr", "Import_French_Words"), ("en", "Import_English_Words")];

    private static (string? Value, string Words)[] YesNo => [("yes", "Import_Yes_Words"), ("no", "Import_No_Words")];

    private static (ConnectorPrivilege? Value, string Words)[] Privileges =>
        [(ConnectorPrivilege.Read, "Import_Read_Words"), (ConnectorPrivilege.ReadWrite, "Import_ReadWrite_Words")];
}
