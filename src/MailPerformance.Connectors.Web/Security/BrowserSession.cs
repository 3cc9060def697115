using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Begins sessions in a browser, and keeps in them when their contact has last proved who it is.</summary>
public sealed class BrowserSession(
    CurrentAccount current, IUserClaimsPrincipalFactory<Contact> principals, Sessions sessions, KnownBrowsers browsers,
    LastSignIns lastSignIns, JournalNotes notes, JournalCircumstances here, ConnectorsDbContext db, TimeProvider time)
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
        await lastSignIns.KeepAsync(passed.ContactId);
        await browsers.EnterAsync(context, passed);
        var contact = await db.Contacts.SingleAsync(contact => contact.Id == passed.ContactId);
        await SignInAsync(context, contact, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>
    /// Contacts who change their own password or second factor end all of their sessions: the one in which they do so goes on, and they
    /// stay known in its browser.
    /// </summary>
    /// <param name="contact">As it is after the change.</param>
    /// <param name="isProved">With this very post it has given its present password.</param>
    public Task GoOnAsync(HttpContext context, Contact contact, bool isProved = true)
    {
        browsers.Renew(context, contact, current.Contact?.SecurityStamp);
        return SignInAsync(context, contact, isProved ? time.GetUtcNow().UtcDateTime : current.Actor?.ProvedAt);
    }

    /// <summary>
    /// Whoever is signed in has proved it once more. The session stays the same one, so that signing out of it ends every copy of its cookie.
    /// </summary>
    public Task KeepProofAsync(HttpContext context) =>
        current.Actor?.ProvedAt is { } at
            ? context.SignInAsync(IdentityConstants.ApplicationScheme, ProofClaim.Renew(context.User, at))
            : Task.CompletedTask;

    private async Task SignInAsync(HttpContext context, Contact contact, DateTime? provedAt)
    {
        var principal = await principals.CreateAsync(contact);
        if (provedAt is { } at)
        {
            principal = ProofClaim.Renew(principal, at);
        }

        var browser = AgentName.Of(here.Agent) ?? "";
        await sessions.OpenAsync(contact, ContactPrincipalFactory.SessionOf(principal), browser);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal);
    }
}
