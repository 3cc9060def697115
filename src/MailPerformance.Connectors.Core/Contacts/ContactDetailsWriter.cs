using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Checks a contact's details and writes them into its row, as a part of a write: what depends on other rows is asked here.
/// </summary>
public sealed class ContactDetailsWriter(ConnectorsDbContext db)
{
    /// <summary>A contact without a password; it gets its first one through a one-time link (rule 15).</summary>
    public static Contact NewContact(ContactDetails details, Account account, DateTime now)
    {
        var contact = new Contact
        {
            AccountId = account.Id,
            LastName = "",
            FirstName = "",
            Language = account.DefaultLanguage,
            TimeZone = account.DefaultTimeZone,
            SecurityStamp = Contact.NewStamp(),
            LockoutEnabled = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        details.ApplyTo(contact, account.Code);
        return contact;
    }

    /// <summary>Brings the contact to what is wanted, unless somebody else has changed it since it was shown (rule 14).</summary>
    /// <param name="shown">What the page had shown; null: whatever is there.</param>
    /// <param name="hasConnectors">See <see cref="Authority.EditCredentials"/>.</param>
    /// <param name="confirmsEmail">
    /// Mails go, so that another e-mail of somebody who signs in waits until it is confirmed from there. Of whoever has not chosen a password
    /// it is put right at once: nobody has used the old one, and the new one gets the link.
    /// </param>
    /// <returns>Null when it is done, else why not.</returns>
    internal async Task<WriteResult<long>?> ApplyAsync(
        AccountWrite write, ContactTarget target, ContactDetails wanted, ContactDetails? shown, bool hasConnectors, bool confirmsEmail)
    {
        if (write.Authority.Edit(target.Rights) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        var contact = target.Contact;
        wanted.Tidy();
        var present = ContactDetails.Of(contact, write.Account.Code);
        var changes = wanted.DifferencesFrom(present);
        if (changes.Count == 0)
        {
            return null;
        }

        if (shown?.DifferencesFrom(present).Count > 0)
        {
            return WriteResult.Conflict<long>();
        }

        if (changes.Any(field => field.IsIdentity) && write.Authority.EditIdentity(target.Rights) is { } identityDenial)
        {
            return WriteResult.Forbidden<long>(identityDenial);
        }

        if (changes.Any(field => field.IsCredential)
            && write.Authority.EditCredentials(target.Rights, hasConnectors) is { } credentialsDenial)
        {
            return WriteResult.Forbidden<long>(credentialsDenial);
        }

        if (changes.Any(field => field.Name == nameof(ContactDetails.ValidUntil))
            && write.Authority.ChangeEndDate(target.Rights) is { } endDateDenial)
        {
            return WriteResult.Forbidden<long>(endDateDenial);
        }

        if (await ErrorsAsync(write, wanted, contact, target.Rights.IsAdministrator) is { Count: > 0 } errors)
        {
            return WriteResult.Invalid<long>(errors);
        }

        ApplyTo(write, contact, wanted, confirmsEmail);
        contact.Touch(write);
        return null;
    }

    private static void ApplyTo(AccountWrite write, Contact contact, ContactDetails wanted, bool confirmsEmail)
    {
        var applied = new ContactDetails();
        applied.TakeFrom(wanted);
        if (wanted.Email != contact.Email)
        {
            if (!confirmsEmail || contact.PasswordHash is null)
            {
                contact.EndPendingEmail();
            }
            else
            {
                if (wanted.Email != contact.PendingEmail)
                {
                    contact.AskEmail(wanted.Email!, write);
                }

                applied.Email = contact.Email;
            }
        }

        applied.ApplyTo(contact, write.Account.Code);
    }

    /// <summary>Everything that is wrong with the details, by property.</summary>
    internal async Task<List<WriteError>> ErrorsAsync(
        AccountWrite write,
        ContactDetails details,
        Contact? existing,
        bool isAdministrator)
    {
        var errors = new ContactDetailsValidator().Validate(details).Errors
            .Select(failure => new WriteError(failure.PropertyName, failure.ErrorMessage))
            .ToList();
        if (TimeZones.Exists(details.TimeZone) && ValidityRule.Check(details, existing, isAdministrator, write) is { } validity)
        {
            errors.Add(validity);
        }

        if (errors.All(error => error.Field != nameof(ContactDetails.LoginName)) && await TakenAsync(write, details, existing) is { } taken)
        {
            errors.Add(new WriteError(nameof(ContactDetails.LoginName), CoreTexts.Get(taken, write.Account.Code + details.LoginName)));
        }

        return errors;
    }

    // A contact's own login is nobody else's; that of a deleted contact stays its own for as long as it may come back.
    private async Task<string?> TakenAsync(AccountWrite write, ContactDetails details, Contact? existing)
    {
        var login = NormalizedText.Of(write.Account.Code + details.LoginName);
        if (existing?.NormalizedUserName == login)
        {
            return null;
        }

        var inUse = db.Contacts.Where(contact => contact.NormalizedUserName == login).Select(_ => "Contact_LoginTaken");
        var inTrash = db.TrashItems.Where(item => item.NormalizedLogin == login).Select(_ => "Contact_LoginInTrash");
        return await inUse.Concat(inTrash).FirstOrDefaultAsync();
    }
}
