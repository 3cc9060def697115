using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Begins sessions in a browser.</summary>
public sealed class BrowserSession(
    CurrentAccount current, SignInManager<Contact> signIn, KnownBrowsers browsers, JournalNotes notes, ConnectorsDbContext db)
{
    /// <summary>Somebody has signed in. Whatever session the browser has had until here is over, and only now.</summary>
    public async Task BeginAsync(HttpContext context, PasswordPassed passed)
    {
        if (current.Contact is not null)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        current.Enter(passed.AccountId, passed.ContactId);
        await notes.KeepAsync(passed.AccountId, JournalKind.SignedIn, Entrance.Browser, passed.ContactId);
        await browsers.EnterAsync(context, passed);
        await signIn.SignInAsync(await db.Contacts.SingleAsync(contact => contact.Id == passed.ContactId), isPersistent: false);
    }

    /// <summary>
    /// Contacts who change their own password or second factor end all of their sessions: the one in which they do so goes on, and they
    /// stay known in its browser.
    /// </summary>
    /// <param name="contact">As it is after the change.</param>
    public Task GoOnAsync(HttpContext context, Contact contact)
    {
        browsers.Renew(context, contact, current.Contact?.SecurityStamp);
        return signIn.SignInAsync(contact, isPersistent: false);
    }
}
