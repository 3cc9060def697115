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
        HashSet<long>? ids = null;
        if (!changes.IsSetChanged<Contact>(Access) && !changes.Changed<Account>(nameof(Account.IsActive)).Any())
        {
            ids = Concerned(changes);
            ids.RemoveWhere(write.KnowsNoAdministrator);
            if (ids.Count == 0)
            {
                return null;
            }
        }

        var before = Count(await AbleAsync(write.Now), ids);
        var field = FieldOf(changes);
        return before.All == 0 ? null : RuleCheck.Ask(async () =>
        {
            var able = await AbleAsync(write.Now);
            return Count(able, ids) == before ? null : ErrorOf(Count(able, null), before.Lasting > 0, field);
        });
    }

    private static (int All, int Lasting) Count(List<AbleAdministrator> able, HashSet<long>? ids)
    {
        var own = able.FindAll(one => ids?.Contains(one.Id) != false);
        return (own.Count, own.Count(one => one.Lasts));
    }

    // All of them, in one command: administrators are few.
    private Task<List<AbleAdministrator>> AbleAsync(DateTime now)
    {
        var able = db.AbleAdministrators(now);
        var lasting = able.Lasting(now);
        return able.Select(contact => new AbleAdministrator(contact.Id, lasting.Any(one => one.Id == contact.Id))).ToListAsync();
    }

    // Where nobody lasted before, whoever can sign in is enough.
    private static WriteError? ErrorOf((int All, int Lasting) able, bool lasted, string field) =>
        able.Lasting > 0 ? null
        : able.All == 0 ? new WriteError(field, CoreTexts.Get("Contact_LastAdministrator"))
        : lasted ? new WriteError(field, CoreTexts.Get("Contact_LastingAdministrator", ContactStandings.LastingDays))
        : null;

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

    private sealed record AbleAdministrator(long Id, bool Lasts);
}
