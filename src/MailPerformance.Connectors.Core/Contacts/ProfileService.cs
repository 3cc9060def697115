using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Contacts change their own preferences; no permission is needed and nobody else can be reached.</summary>
public sealed class ProfileService(ConnectorsDbContext db, AccountWriter writer)
{
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
            contact.Language = profile.Language!;
            contact.TimeZone = profile.TimeZone!;
            contact.RowsPerTable = profile.RowsPerTable!.Value;
            contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
            contact.UpdatedAt = write.Now;
            contact.UpdatedById = contact.Id;
            return WriteResult.Done(contact.Id);
        });
}
