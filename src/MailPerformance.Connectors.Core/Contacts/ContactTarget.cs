using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact that somebody wants to change, with what the authority must know of it.</summary>
internal sealed record ContactTarget(Contact Contact, ContactRights Rights);

internal static class ContactTargets
{
    /// <param name="with">What else of the contact the work needs.</param>
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<ContactTarget?> FindTargetAsync(
        this ConnectorsDbContext db,
        AccountWrite write,
        long contactId,
        Func<IQueryable<Contact>, IQueryable<Contact>>? with = null)
    {
        var target = await FindAsync(db, write.Actor.ContactId, contactId, with);
        if (target is not null)
        {
            write.Know<ContactStanding>((typeof(ContactStanding), contactId), target.Rights);
        }

        return target;
    }

    /// <summary>The write has seen that the contact is no administrator before it: what is about administrators need not ask.</summary>
    public static bool KnowsNoAdministrator(this AccountWrite write, long contactId) =>
        write.Knows<ContactStanding>((typeof(ContactStanding), contactId), standing => !standing.IsAdministrator);

    private static async Task<ContactTarget?> FindAsync(
        ConnectorsDbContext db, long byId, long contactId, Func<IQueryable<Contact>, IQueryable<Contact>>? with)
    {
        if (with is null)
        {
            return await db.FindWithRightsAsync(db.Contacts, contactId, byId) is { } found
                ? new ContactTarget(found.Contact, found.Rights)
                : null;
        }

        return await with(db.Contacts).SingleOrDefaultAsync(found => found.Id == contactId) is { } contact
            ? new ContactTarget(contact, (await db.FindContactRightsAsync(contactId, byId))!)
            : null;
    }
}
