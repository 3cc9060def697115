using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>The contact that a row is about, with its roles and labels; null: there is none yet.</summary>
internal sealed record ImportSubject(ContactTarget? Target);

/// <summary>Reads a contact with all that an import may change of it.</summary>
internal static class ImportSubjects
{
    public static async Task<ImportSubject?> FindSubjectAsync(this ConnectorsDbContext db, AccountWrite write, string login)
    {
        var id = await db.Contacts.Where(contact => contact.NormalizedUserName == login).Select(contact => contact.Id)
            .SingleOrDefaultAsync();
        return new ImportSubject(id == 0 ? null : await db.FindWholeAsync(write, id));
    }

    public static Task<ContactTarget?> FindWholeAsync(this ConnectorsDbContext db, AccountWrite write, long contactId) =>
        db.FindTargetAsync(write, contactId, contacts => contacts
            .Include(contact => contact.Roles).Include(contact => contact.Groups)
            .Include(contact => contact.Categories).Include(contact => contact.Segments)
            .AsSplitQuery());

    /// <summary>How the contact is now, in this write.</summary>
    /// <param name="connectors">Its connectors, by platform key.</param>
    public static ImportSnapshot SnapshotOf(Contact contact, string accountCode, Dictionary<string, ConnectorPrivilege> connectors) => new()
    {
        Details = ContactDetails.Of(contact, accountCode),
        PendingEmail = contact.PendingEmail,
        Roles = Sorted(contact.Roles.Select(held => held.RoleId)),
        Groups = Sorted(contact.Groups.Select(link => link.LabelId)),
        Categories = Sorted(contact.Categories.Select(link => link.LabelId)),
        Segments = Sorted(contact.Segments.Select(link => link.LabelId)),
        Connectors = connectors,
    };

    /// <summary>The connectors that the contact had before the write.</summary>
    public static async Task<Dictionary<string, ConnectorPrivilege>> PrivilegesOfAsync(
        this ConnectorsDbContext db, AccountWrite write, long contactId)
    {
        var has = await write.ConnectorsOfAsync(db, contactId);
        return has.Connectors.ToDictionary(
            connector => has.Platforms.Single(platform => platform.Id == connector.PlatformId).Key, connector => connector.Privilege);
    }

    private static List<long> Sorted(IEnumerable<long> ids) => [.. ids.Order()];
}
