using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>Whatever deletes a contact, role, label or connector leaves in the trash what it takes to bring it back.</summary>
internal sealed class DeletedToTrash(ConnectorsDbContext db) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var contacts = changes.Deleted<Contact>().ToList();
        foreach (var contact in contacts)
        {
            await KeepAsync(write, contact);
        }

        foreach (var role in changes.Deleted<Role>().ToList())
        {
            var content = new KeptRole([.. changes.Deleted<RolePermission>().Where(ticked => ticked.RoleId == role.Id)
                .Select(ticked => ticked.Permission).Order(StringComparer.Ordinal)]);
            Keep(write, TrashKind.Role, role.Id, role.Name!, content);
        }

        await KeepLabelsAsync<ContactGroup, Group>(write, changes, TrashKind.Group);
        await KeepLabelsAsync<ContactCategory, Category>(write, changes, TrashKind.Category);
        await KeepLabelsAsync<ContactSegment, Segment>(write, changes, TrashKind.Segment);
        foreach (var connector in changes.Deleted<MobileConnector>().Where(one => contacts.TrueForAll(c => c.Id != one.ContactId)).ToList())
        {
            var platform = connector.Platform ?? (await db.MobilePlatforms.FindAsync(connector.PlatformId))!;
            var privilege = changes.Before<ConnectorPrivilege>(connector, nameof(MobileConnector.Privilege));
            Keep(
                write, TrashKind.Connector, connector.Id, platform.Name,
                new KeptConnector(platform.Id, platform.Name, privilege)).ContactId = connector.ContactId;
        }
    }

    private async Task KeepAsync(AccountWrite write, Contact contact)
    {
        var id = contact.Id;
        var links = await LinksAsync(id);
        var connectors = await db.MobileConnectors.Where(connector => connector.ContactId == id)
            .OrderBy(connector => connector.PlatformId)
            .Select(connector => new KeptConnector(connector.PlatformId, connector.Platform.Name, connector.Privilege)).ToListAsync();
        var factor = await db.SecondFactors.AsNoTracking().Include(found => found.RecoveryCodes)
            .SingleOrDefaultAsync(found => found.ContactId == id);
        var row = db.Entry(contact);
        var login = row.OriginalValues.GetValue<string>(nameof(Contact.UserName));
        var item = Keep(
            write, TrashKind.Contact, id, contact.FirstName + " " + contact.LastName,
            new KeptContact(
                RowCopy.Of(row), [.. links[TrashKind.Role]], [.. links[TrashKind.Group]], [.. links[TrashKind.Category]],
                [.. links[TrashKind.Segment]], connectors,
                factor is null
                    ? null
                    : new KeptSecondFactor(RowCopy.Of(db.Entry(factor)), [.. factor.RecoveryCodes.Select(code => code.Hash)])));
        (item.Login, item.NormalizedLogin) = (login, NormalizedText.Of(login));

        // What is left of the contact's connectors comes back with the contact alone.
        write.Delete(db.TrashItems.Where(other => other.ContactId == id));
    }

    private async Task<ILookup<TrashKind, KeptLink>> LinksAsync(long contactId)
    {
        var roles = db.ContactRoles.Where(held => held.UserId == contactId)
            .Select(held => new { Kind = (int)TrashKind.Role, Id = held.RoleId, held.Role.Name });
        var groups = db.Set<ContactGroup>().Where(link => link.ContactId == contactId)
            .Select(link => new { Kind = (int)TrashKind.Group, Id = link.LabelId, Name = (string?)link.Label.Name });
        var categories = db.Set<ContactCategory>().Where(link => link.ContactId == contactId)
            .Select(link => new { Kind = (int)TrashKind.Category, Id = link.LabelId, Name = (string?)link.Label.Name });
        var segments = db.Set<ContactSegment>().Where(link => link.ContactId == contactId)
            .Select(link => new { Kind = (int)TrashKind.Segment, Id = link.LabelId, Name = (string?)link.Label.Name });
        var links = await roles.Concat(groups).Concat(categories).Concat(segments).ToListAsync();
        return links.OrderBy(link => link.Name, StringComparer.CurrentCulture)
            .ToLookup(link => (TrashKind)link.Kind, link => new KeptLink(link.Id, link.Name!));
    }

    private async Task KeepLabelsAsync<TLink, TLabel>(AccountWrite write, WriteChanges changes, TrashKind kind)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label
    {
        foreach (var label in changes.Deleted<TLabel>().ToList())
        {
            // The database takes the label off its contacts with the save, so they are kept before it.
            var members = await TrashMembers.KeepAsync<TLink, TLabel>(db, write.Account.Id, kind, label.Id);
            Keep(write, kind, label.Id, label.Name, new KeptLabel(members));
        }
    }

    private TrashItem Keep<T>(AccountWrite write, TrashKind kind, long id, string name, T content)
    {
        var item = new TrashItem
        {
            AccountId = write.Account.Id,
            Kind = kind,
            SubjectId = id,
            Name = name,
            DeletedAt = write.Now,
            DeletedById = write.Actor.ById,
            DeletedByName = write.Actor.ById is null ? null : write.Actor.Name,
            Content = TrashContent.Write(content),
        };
        db.Add(item);
        return item;
    }
}
