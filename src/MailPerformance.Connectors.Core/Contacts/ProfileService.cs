using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Contacts change their own preferences; no permission is needed and nobody else can be reached.</summary>
public sealed class ProfileService(ConnectorsDbContext db, AccountWriter writer)
{
    public Task<WriteResult<long>> UpdateAsync(ProfileDetails profile) =>
        writer.RunAsync(
            write => db.Contacts.SingleOrDefaultAsync(found => found.Id == write.Actor.ContactId),
            (write, _) => write.Authority.OwnAffairs(),
            async (write, contact) =>
            {
                var check = await new ProfileDetailsValidator().ValidateAsync(profile);
                if (!check.IsValid)
                {
                    return WriteResult.Invalid<long>(
                        [.. check.Errors.Select(error => new WriteError(error.PropertyName, error.ErrorMessage))]);
                }

                contact.Language = profile.Language!;
                contact.TimeZone = profile.TimeZone!;
                contact.NotifyOnActionChange = profile.NotifyOnActionChange ?? contact.NotifyOnActionChange;
                contact.RowsPerTable = profile.RowsPerTable!.Value;
                contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
                contact.Touch(write);
                return WriteResult.Done(contact.Id);
            });

    /// <param name="among">Those that are chosen from; the others stay as they are.</param>
    public Task<WriteResult<long>> ShowColumnsAsync(ListColumns among, ListColumns shown) =>
        writer.RunAsync(
            write => db.Contacts.SingleOrDefaultAsync(found => found.Id == write.Actor.ContactId),
            (write, _) => write.Authority.OwnAffairs(),
            (_, contact) =>
            {
                contact.ShownColumns = (contact.ShownColumns & ~among) | (shown & among);
                return Task.FromResult(WriteResult.Done(contact.Id));
            });
}
