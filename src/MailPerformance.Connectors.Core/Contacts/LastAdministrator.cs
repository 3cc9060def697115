using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Rule 6: one administrator who can really sign in always remains. Asked before a change that may take one away, answered on
/// the saved rows in the same transaction.
/// </summary>
internal static class LastAdministrator
{
    public static async Task KeepAsync(ConnectorsDbContext db, AccountWrite write, long contactId, string field = "")
    {
        // Somebody who could not sign in before takes nothing away by changing.
        if (await Able(db, write.Now).AnyAsync(contact => contact.Id == contactId))
        {
            write.CheckAfterSave(async () => await Able(db, write.Now).AnyAsync()
                ? null
                : new WriteError(field, CoreTexts.Get("Contact_LastAdministrator")));
        }
    }

    private static IQueryable<Contact> Able(ConnectorsDbContext db, DateTime now) =>
        db.Contacts.AbleToSignIn(now).Where(contact =>
            contact.PasswordHash != null && contact.Roles.Any(held => held.Role.IsAdministrator));
}
