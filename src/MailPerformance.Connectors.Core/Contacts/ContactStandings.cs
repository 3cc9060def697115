using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Reads who contacts are to a rule, for the questions that need no more than that.</summary>
public static class ContactStandings
{
    public static IQueryable<Contact> Administrators(this IQueryable<Contact> contacts) =>
        contacts.Where(contact => contact.Roles.Any(held => held.Role.IsAdministrator));

    /// <summary>Null when the current account has no such contact.</summary>
    public static Task<ContactStanding?> FindContactStandingAsync(this ConnectorsDbContext db, long contactId) =>
        db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new ContactStanding(contact.Id, contact.Roles.Any(held => held.Role.IsAdministrator)))
            .SingleOrDefaultAsync();
}
