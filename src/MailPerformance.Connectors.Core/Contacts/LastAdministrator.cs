using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Rule 6: one administrator who can really sign in always remains. Asked before a change that may take one away, answered on
/// the saved rows in the same transaction.
/// </summary>
internal static class LastAdministrator
{
    public static async Task KeepAsync(ConnectorsDbContext db, AccountWrite write, long contactId, string field = "")
    {
        // Wrong passwords typed by a stranger keep an administrator out for some minutes; that makes them no less the last one.
        var own = Administrators(db).Allowed(write.Now).Where(contact => contact.Id == contactId);
        if (await own.AnyAsync())
        {
            write.CheckAfterSave(async () => await own.AnyAsync() || await Administrators(db).AbleToSignIn(write.Now).AnyAsync()
                ? null
                : new WriteError(field, CoreTexts.Get("Contact_LastAdministrator")));
        }
    }

    private static IQueryable<Contact> Administrators(ConnectorsDbContext db) =>
        db.Contacts.Where(contact => contact.PasswordHash != null && contact.Roles.Any(held => held.Role.IsAdministrator));
}
