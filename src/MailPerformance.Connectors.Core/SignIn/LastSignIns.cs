using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Keeps when each contact has last signed in with its password, in a browser or in front of the app.</summary>
public sealed class LastSignIns(ConnectorsDbContext db, TimeProvider time)
{
    /// <summary>The contact, whose account is entered, has signed in.</summary>
    public Task KeepAsync(long contactId)
    {
        DateTime? now = time.GetUtcNow().UtcDateTime;
        var order = Contact.SignInOrderOf(now);
        return db.Contacts.Where(contact => contact.Id == contactId)
            .ExecuteUpdateAsync(set => set
                .SetProperty(contact => contact.LastSignInAt, now)
                .SetProperty(contact => contact.LastSignInOrder, order));
    }
}
