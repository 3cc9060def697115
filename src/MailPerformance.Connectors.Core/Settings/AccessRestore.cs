using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>
/// The operator's way back into an account in which nobody can sign in any more: whatever keeps one contact out is taken away, and the
/// contact and all administrators are told. Its password is chosen with a one-time link, which is made afterwards.
/// </summary>
public sealed class AccessRestore(ConnectorsDbContext db, AccountWriter writer, Outbox outbox)
{
    /// <param name="asAdministrator">Gives the role « Administrateur » as well, if the contact does not have it.</param>
    /// <returns>Invalid when the account is inactive: that is not the contact's.</returns>
    public Task<WriteResult<RestoredAccess>> RunAsync(long contactId, bool asAdministrator) =>
        writer.RunAsync(
            _ => db.Contacts.Include(found => found.Roles).ThenInclude(held => held.Role)
                .SingleOrDefaultAsync(found => found.Id == contactId),
            (write, _) => write.Authority.Operate(),
            (write, contact) => RestoreAsync(write, contact, asAdministrator));

    private async Task<WriteResult<RestoredAccess>> RestoreAsync(AccountWrite write, Contact contact, bool asAdministrator)
    {
        if (!write.Account.IsActive)
        {
            return WriteResult.Invalid<RestoredAccess>(nameof(Account.IsActive), "Link_AccountInactive");
        }

        contact.LetIn();
        var isAdministrator = contact.Roles.Any(held => held.Role.IsAdministrator);
        if (asAdministrator && !isAdministrator)
        {
            contact.Roles.Add(new ContactRole { Role = await db.Roles.SingleAsync(role => role.IsAdministrator) });
            isAdministrator = true;
        }

        contact.ValidUntil = isAdministrator ? null : LastDayOf(contact, write);
        contact.AccessEndsAt = ContactAccess.EndOfDay(contact.ValidUntil, contact.TimeZone);
        contact.Touch(write);

        var administrators = await db.AdministratorIds().ToListAsync();
        foreach (var id in administrators.Append(contact.Id).Distinct().Order())
        {
            outbox.Add(id, new AccessRestoredMail(contact.Id, AlertOutbox.NameOf(contact)));
        }

        return WriteResult.Done(new RestoredAccess(contact.UserName!, isAdministrator, contact.ValidUntil));
    }

    // Nobody is given less than they have: the account may have lowered its maximum since.
    private static DateOnly LastDayOf(Contact contact, AccountWrite write)
    {
        var latest = ValidityRule.Latest(write.Account, contact.TimeZone, write.Now);
        return contact.ValidUntil > latest ? contact.ValidUntil.Value : latest;
    }
}
