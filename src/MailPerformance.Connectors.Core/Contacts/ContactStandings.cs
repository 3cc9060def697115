using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Reads who contacts are to a rule, for the questions that need no more than that.</summary>
public static class ContactStandings
{
    /// <summary>How far ahead, in days, the end of one administrator lies at least (rule 6).</summary>
    public const int LastingDays = 30;

    public static IQueryable<Contact> Administrators(this IQueryable<Contact> contacts) =>
        contacts.Where(contact => contact.Roles.Any(held => held.Role.IsAdministrator));

    /// <summary>
    /// The administrators of the current account, by the role that they hold: a range of an index, while a question asked of each contact
    /// would walk over all of them.
    /// </summary>
    public static IQueryable<long> AdministratorIds(this ConnectorsDbContext db)
    {
        var role = db.Roles.Where(role => role.IsAdministrator).OrderBy(role => role.Id).Select(role => role.Id);
        return db.ContactRoles.Where(held => held.RoleId == role.First()).Select(held => held.UserId);
    }

    /// <summary>
    /// The administrators of the accounts of these roles, from the role that they hold: by cross joins, which SQLite does not turn round.
    /// </summary>
    public static IQueryable<Contact> AdministratorsOf(this ConnectorsDbContext db, IQueryable<Role> roles)
    {
        IQueryable<ContactRole> all = db.ContactRoles;
        IQueryable<Contact> contacts = db.Contacts;
        return
            from role in roles.Where(role => role.IsAdministrator)
            from held in all
            from contact in contacts
            where held.AccountId == role.AccountId && held.RoleId == role.Id && contact.Id == held.UserId
            select contact;
    }

    /// <summary>
    /// Those who have a password and may be signed in. The minutes after too many wrong passwords do not count: they end by themselves,
    /// and anybody can bring them about.
    /// </summary>
    public static IQueryable<Contact> Able(this IQueryable<Contact> contacts, DateTime now) =>
        contacts.Where(contact => contact.PasswordHash != null).Allowed(now);

    /// <summary>The administrators of the current account who are able to sign in (<see cref="Able"/>).</summary>
    public static IQueryable<Contact> AbleAdministrators(this ConnectorsDbContext db, DateTime now)
    {
        var ids = db.AdministratorIds();
        return db.Contacts.Where(contact => ids.Contains(contact.Id)).Able(now);
    }

    /// <summary>Contacts whose end date is not near: the calendar alone does not take them away.</summary>
    public static IQueryable<Contact> Lasting(this IQueryable<Contact> contacts, DateTime now)
    {
        var near = now.AddDays(LastingDays);
        return contacts.Where(contact => contact.AccessEndsAt == null || contact.AccessEndsAt >= near);
    }

    /// <summary>Null when the current account has no such contact.</summary>
    public static Task<ContactStanding?> FindContactStandingAsync(this ConnectorsDbContext db, long contactId) =>
        db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new ContactStanding(contact.Id, contact.Roles.Any(held => held.Role.IsAdministrator)))
            .SingleOrDefaultAsync();
}
