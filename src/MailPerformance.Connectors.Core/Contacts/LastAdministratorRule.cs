using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Rule 6: one administrator who can really sign in, today and for some time, always remains. Concerned by whatever may keep a contact
/// out or take its role, and asks when an administrator is among those contacts.
/// </summary>
internal sealed class LastAdministratorRule(ConnectorsDbContext db) : IAccountRule
{
    private static readonly string[] Access = [nameof(Contact.LockedAt), nameof(Contact.AccessEndsAt), nameof(Contact.PasswordHash)];

    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
    {
        var own = db.Contacts.AbleAdministrators(write.Now);
        if (!changes.IsSetChanged<Contact>(Access) && !changes.Changed<Account>(nameof(Account.IsActive)).Any())
        {
            var ids = Concerned(changes);
            if (ids.Count == 0)
            {
                return null;
            }

            own = own.Where(contact => ids.Contains(contact.Id));
        }

        var before = await CountAsync(own, write.Now);
        var field = FieldOf(changes);
        return before.All == 0 ? null : RuleCheck.Ask(async () =>
            await CountAsync(own, write.Now) == before ? null : await ErrorAsync(write, before.Lasting > 0, field));
    }

    private static async Task<(int All, int Lasting)> CountAsync(IQueryable<Contact> contacts, DateTime now) =>
        (await contacts.CountAsync(), await contacts.Lasting(now).CountAsync());

    // Where nobody lasted before, whoever can sign in is enough.
    private async Task<WriteError?> ErrorAsync(AccountWrite write, bool lasted, string field)
    {
        var able = db.Contacts.AbleAdministrators(write.Now);
        return await able.Lasting(write.Now).AnyAsync() ? null
            : !await able.AnyAsync() ? new WriteError(field, CoreTexts.Get("Contact_LastAdministrator"))
            : lasted ? new WriteError(field, CoreTexts.Get("Contact_LastingAdministrator", ContactStandings.LastingDays))
            : null;
    }

    private static HashSet<long> Concerned(WriteChanges changes) =>
    [
        .. changes.Changed<Contact>(Access).Concat(changes.Deleted<Contact>()).Select(contact => contact.Id),
        .. changes.Deleted<ContactRole>().Select(held => held.UserId),
    ];

    // The field of the form that the reader can change back.
    private static string FieldOf(WriteChanges changes) =>
        changes.Deleted<ContactRole>().Any() && !changes.Deleted<Contact>().Any() ? ContactRoleService.Field
        : changes.Changed<Contact>(nameof(Contact.ValidUntil)).Any() ? nameof(ContactDetails.ValidUntil)
        : changes.Changed<Contact>(nameof(Contact.TimeZone)).Any() ? nameof(ContactDetails.TimeZone)
        : "";
}
