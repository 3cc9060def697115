using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Contacts change their own preferences; no permission is needed and nobody else can be reached.</summary>
public sealed class ProfileService(
    ConnectorsDbContext db, AccountWriter writer, UserManager<Contact> users, PresentPassword password, MobileAccess access, CoverageGuard coverage)
{
    public const string NewPasswordField = "Password";

    /// <summary>Changes the own password, which ends every session and every device of the app; the result is the contact to sign in again.</summary>
    public Task<WriteResult<Contact>> ChangePasswordAsync(string present, string chosen) =>
        password.RunAsync(present, async (_, contact) =>
        {
            var result = await users.ChangePasswordAsync(contact, present, chosen);
            if (!result.Succeeded)
            {
                return WriteResult.Invalid<Contact>([.. result.Errors.Select(error => new WriteError(NewPasswordField, error.Description))]);
            }

            await access.EndAllAsync(contact.Id);
            return WriteResult.Done(contact);
        });

    public Task<WriteResult<long>> UpdateAsync(ProfileDetails profile) =>
        writer.RunAsync(async write =>
        {
            var check = await new ProfileDetailsValidator().ValidateAsync(profile);
            if (!check.IsValid)
            {
                return WriteResult.Invalid<long>([.. check.Errors.Select(error => new WriteError(error.PropertyName, error.ErrorMessage))]);
            }

            var contact = await db.Contacts.SingleAsync(found => found.Id == write.Actor.ContactId);
            await LastAdministrator.KeepAsync(db, write, contact.Id, nameof(ProfileDetails.TimeZone));
            if (contact.TimeZone != profile.TimeZone)
            {
                // The last day ends at another instant.
                await coverage.WatchAsync(write);
            }

            contact.Language = profile.Language!;
            contact.TimeZone = profile.TimeZone!;
            contact.NotifyOnActionChange = profile.NotifyOnActionChange ?? contact.NotifyOnActionChange;
            contact.RowsPerTable = profile.RowsPerTable!.Value;
            contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
            contact.UpdatedAt = write.Now;
            contact.UpdatedById = contact.Id;
            return WriteResult.Done(contact.Id);
        });
}
