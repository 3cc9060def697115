using System.Text.Json;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>What the mails that still wait need of a contact that has been deleted.</summary>
public sealed record MailRecipient(
    long ContactId, string FirstName, string LastName, string Login, string Email, string Language, string TimeZone)
{
    public static MailRecipient Of(Contact contact) => new(
        contact.Id, contact.FirstName, contact.LastName, contact.UserName!, contact.Email!, contact.Language, contact.TimeZone);

    /// <param name="json">See <see cref="OutboxMail.Recipient"/>.</param>
    public static MailRecipient? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<MailRecipient>(json);

    /// <summary>The contact as far as a mail has to do with it; no row.</summary>
    public Contact AsContact() => new()
    {
        Id = ContactId,
        FirstName = FirstName,
        LastName = LastName,
        UserName = Login,
        Email = Email,
        Language = Language,
        TimeZone = TimeZone,
    };
}
