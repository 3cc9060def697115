using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Asks for the password once more before something that a session left open must not do. A wrong one counts as at sign-in, so that
/// such a session is no place to guess.
/// </summary>
public sealed class PresentPassword(ConnectorsDbContext db, AccountWriter writer, PasswordSignIn passwords)
{
    /// <summary>Field of the errors about the password.</summary>
    public const string Field = "Present";

    /// <summary>Runs the work, on the contact that is signed in, when this is its password.</summary>
    public async Task<WriteResult<T>> RunAsync<T>(string password, Func<AccountWrite, Contact, Task<WriteResult<T>>> work)
    {
        long? wrongById = null;
        var result = await writer.RunAsync(
            write => db.Contacts.SingleOrDefaultAsync(found => found.Id == write.Actor.ContactId),
            (write, _) => write.Authority.OwnAffairs(),
            async (write, contact) =>
            {
                if (PasswordSignIn.IsKeptOut(contact, write.Now))
                {
                    return WriteResult.Invalid<T>(Field, "Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes);
                }

                if (!passwords.IsRight(contact, password))
                {
                    wrongById = contact.Id;
                    return WriteResult.Invalid<T>(Field, "Identity_PasswordMismatch");
                }

                contact.AccessFailedCount = 0;
                return await work(write, contact);
            });

        // Outside the transaction, which a refusal takes back.
        if (wrongById is { } contactId)
        {
            await passwords.CountFailureAsync(contactId);
        }

        return result;
    }
}
