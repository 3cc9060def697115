using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>
/// Administrators are told of what concerns many: a new administrator, other rights of a role with several holders, the option
/// « Connecteurs Mobile », a connector to look at.
/// </summary>
internal sealed class AdministratorAlerts(ConnectorsDbContext db, AlertOutbox alerts) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (!alerts.IsEnabled)
        {
            return;
        }

        // Whoever is made with the role has no id before the save, and a mail goes to an id.
        var made = (await NewAdministratorsAsync(changes)).ToLookup(contact => contact.Id == 0);
        if (made[true].ToList() is { Count: > 0 } born)
        {
            write.Insert<OutboxMail>(async () =>
            {
                await AddAsync(write, born, TellOf(born));
                await db.SaveChangesAsync();
            });
        }

        List<Contact> administrators = [.. made[false]];
        List<AlertMail> mails =
        [
            .. TellOf(administrators),
            .. await ChangedRolesAsync(changes),
            .. changes.Changed<Account>(nameof(Account.MobileConnectorsEnabled))
                .Select(account => new OptionSwitchedMail(account.MobileConnectorsEnabled)),
            .. await ConnectorsToReviewAsync(changes),
        ];
        if (mails.Count > 0)
        {
            await AddAsync(write, administrators, mails);
        }
    }

    private static List<AlertMail> TellOf(List<Contact> administrators) =>
        [.. administrators.Select(contact => new NewAdministratorMail(contact.Id, AlertOutbox.NameOf(contact)))];

    private async Task AddAsync(AccountWrite write, List<Contact> administrators, List<AlertMail> mails)
    {
        var recipients = await alerts.AdministratorsAsync([.. administrators.Select(contact => contact.Id)]);
        foreach (var mail in mails)
        {
            await alerts.AddAsync(write, recipients, mail);
        }
    }

    private async Task<List<Contact>> NewAdministratorsAsync(WriteChanges changes)
    {
        var contacts = new List<Contact>();
        foreach (var held in changes.Added<ContactRole>().ToList())
        {
            // Both are rows that the write has read, as a rule.
            if ((held.Role ?? await db.Roles.FindAsync(held.RoleId)) is { IsAdministrator: true }
                && (held.Contact ?? await db.Contacts.FindAsync(held.UserId)) is { } contact)
            {
                contacts.Add(contact);
            }
        }

        return contacts;
    }

    private async Task<List<RoleChangedMail>> ChangedRolesAsync(WriteChanges changes)
    {
        var (added, removed) = (KeysOf(changes.Added<RolePermission>()), KeysOf(changes.Deleted<RolePermission>()));
        var gone = changes.Deleted<Role>().Select(role => role.Id);
        var ids = added.Concat(removed).Select(keys => keys.Key).Where(id => id > 0).Except(gone).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var counts = await db.ContactRoles.Where(held => ids.Contains(held.RoleId))
            .GroupBy(held => held.RoleId).Select(held => new { RoleId = held.Key, Holders = held.Count() }).ToListAsync();
        var mails = new List<RoleChangedMail>();
        foreach (var count in counts.Where(count => count.Holders > 1))
        {
            var role = (await db.Roles.FindAsync(count.RoleId))!;
            mails.Add(new RoleChangedMail(role.Id, role.Name!, [.. added[role.Id]], [.. removed[role.Id]], count.Holders));
        }

        return mails;
    }

    private async Task<List<ConnectorToReviewMail>> ConnectorsToReviewAsync(WriteChanges changes)
    {
        var mails = new List<ConnectorToReviewMail>();
        var marked = changes.Added<MobileConnector>().Concat(changes.Changed<MobileConnector>(nameof(MobileConnector.ReviewSince)));
        foreach (var connector in marked.Where(connector => connector.ReviewSince is not null).ToList())
        {
            var contact = connector.Contact ?? (await db.Contacts.FindAsync(connector.ContactId))!;
            var platform = connector.Platform ?? (await db.MobilePlatforms.FindAsync(connector.PlatformId))!;
            mails.Add(new ConnectorToReviewMail(AlertOutbox.NameOf(contact), platform.Name, connector.IsHeld));
        }

        return mails;
    }

    private static ILookup<long, string> KeysOf(IEnumerable<RolePermission> ticked) =>
        ticked.OrderBy(one => one.Permission, StringComparer.Ordinal).ToLookup(one => one.RoleId, one => one.Permission);
}
