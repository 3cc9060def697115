using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// The fields of « Informations » in the order of the page, each described once. Reading, writing, comparison, conflicts and the
/// read-only view follow from this list.
/// </summary>
public static class ContactFields
{
    public static IReadOnlyList<ContactField> All { get; } =
    [
        Choice(nameof(ContactDetails.Title), d => d.Title, (d, value) => d.Title = value, c => c.Title, (c, value) => c.Title = value),
        Text(
            nameof(ContactDetails.LastName), d => d.LastName, (d, value) => d.LastName = value,
            c => c.LastName, (c, value) => (c.LastName, c.NormalizedLastName) = (value!, NormalizedText.Of(value!)), isIdentity: true),
        Text(
            nameof(ContactDetails.FirstName), d => d.FirstName, (d, value) => d.FirstName = value,
            c => c.FirstName, (c, value) => (c.FirstName, c.NormalizedFirstName) = (value!, NormalizedText.Of(value!)),
            isIdentity: true),
        new ContactField<string?>(
            nameof(ContactDetails.LoginName), d => d.LoginName, (d, value) => d.LoginName = value,
            (c, code) => c.UserName![code.Length..],
            (c, value, code) => (c.UserName, c.NormalizedUserName) = (code + value, NormalizedText.Of(code + value)),
            Tidy) { IsCredential = true, IsIdentity = true },
        Text(
            nameof(ContactDetails.Email), d => d.Email, (d, value) => d.Email = value,
            c => c.Email,
            (c, value) => c.SetEmail(value!),
            isCredential: true),
        Choice(
            nameof(ContactDetails.Language), d => d.Language, (d, value) => d.Language = value,
            c => c.Language, (c, value) => c.Language = value!),
        Choice(
            nameof(ContactDetails.TimeZone), d => d.TimeZone, (d, value) => d.TimeZone = value,
            c => c.TimeZone, (c, value) => c.TimeZone = value!),
        Choice(
            nameof(ContactDetails.NotifyOnActionChange), d => d.NotifyOnActionChange, (d, value) => d.NotifyOnActionChange = value,
            c => c.NotifyOnActionChange, (c, value) => c.NotifyOnActionChange = value),
        Choice(
            nameof(ContactDetails.RowsPerTable), d => d.RowsPerTable, (d, value) => d.RowsPerTable = value,
            c => c.RowsPerTable, (c, value) => c.RowsPerTable = value!.Value),
        Choice(
            nameof(ContactDetails.ValidUntil), d => d.ValidUntil, (d, value) => d.ValidUntil = value,
            c => c.ValidUntil, (c, value) => c.ValidUntil = value),
    ];

    private static ContactField<T> Choice<T>(
        string name, Func<ContactDetails, T> get, Action<ContactDetails, T> set, Func<Contact, T> read, Action<Contact, T> write) =>
        new(name, get, set, (contact, _) => read(contact), (contact, value, _) => write(contact, value));

    // Typed by hand: trimmed and in one Unicode form, so that what is compared and stored is what a reader sees.
    private static ContactField<string?> Text(
        string name,
        Func<ContactDetails, string?> get,
        Action<ContactDetails, string?> set,
        Func<Contact, string?> read,
        Action<Contact, string?> write,
        bool isCredential = false,
        bool isIdentity = false) =>
        new(name, get, set, (contact, _) => read(contact), (contact, value, _) => write(contact, value), Tidy)
        {
            IsCredential = isCredential,
            IsIdentity = isCredential || isIdentity,
        };

    private static string? Tidy(string? text) =>
        text is null ? null : NormalizedText.WellFormed(text).Trim().Normalize(NormalizationForm.FormC);
}
