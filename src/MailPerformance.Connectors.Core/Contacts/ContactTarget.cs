using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact that somebody wants to change, with what the authority must know of it.</summary>
internal sealed record ContactTarget(Contact Contact, ContactRights Rights);

internal static class ContactTargets
{
    /// <param name="by">Whoever wants to change it.</param>
    /// <param name="with">What else of the contact the work needs.</param>
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<ContactTarget?> FindTargetAsync(
        this ConnectorsDbContext db,
        Actor by,
        long contactId,
        Func<IQueryable<Contact>, IQueryable<Contact>>? with = null)
    {
        var contacts = with is null ? db.Contacts : with(db.Contacts);
        return await contacts.SingleOrDefaultAsync(found => found.Id == contactId) is { } contact
            ? new ContactTarget(contact, (await db.FindContactRightsAsync(contactId, by.ContactId))!)
            : null;
    }
}
