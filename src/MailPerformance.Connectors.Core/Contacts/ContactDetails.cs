namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Everything of a contact that the section « Informations » edits. Pages post it, services check it with
/// <see cref="ContactDetailsValidator"/> and write it; nothing else of a contact can be reached through it. Each property is
/// described in <see cref="ContactFields"/>.
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
    public static ContactDetails Of(Contact contact, string accountCode)
    {
        var details = new ContactDetails();
        foreach (var field in ContactFields.All)
        {
            field.Read(contact, accountCode, details);
        }

        return details;
    }

    /// <summary>Takes over every field of the other details.</summary>
    public void TakeFrom(ContactDetails other)
    {
        foreach (var field in ContactFields.All)
        {
            field.Copy(other, this);
        }
    }

    /// <summary>Trimmed and in one Unicode form, so that what is compared and stored is what a reader sees.</summary>
    public void Tidy()
    {
        foreach (var field in ContactFields.All)
        {
            field.Tidy(this);
        }
    }

    /// <summary>The fields in which two versions differ.</summary>
    public IReadOnlyList<ContactField> DifferencesFrom(ContactDetails other) =>
        [.. ContactFields.All.Where(field => !field.IsSame(this, other))];

    /// <summary>Writes the checked details into the row, with everything that is derived from them.</summary>
    internal void ApplyTo(Contact contact, string accountCode)
    {
        foreach (var field in ContactFields.All)
        {
            field.Write(this, accountCode, contact);
        }

        contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
    }
}
