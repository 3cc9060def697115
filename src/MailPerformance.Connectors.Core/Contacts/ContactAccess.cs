using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Who may be signed in, and who can sign in, at an instant: the only place that says so (rules 6, 7 and 13).</summary>
public static class ContactAccess
{
    /// <summary>Before any instant that is asked about.</summary>
    public static readonly DateTime Always = DateTime.UnixEpoch;

    /// <summary>After any instant that is asked about.</summary>
    public static readonly DateTime Never = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Contacts that may go on working: of an active account, not blocked, not past their end date.</summary>
    public static IQueryable<Contact> Allowed(this IQueryable<Contact> contacts, DateTime now) =>
        Conditions(now).Where(one => !IsAllowed(one.By)).Aggregate(contacts, (left, one) => left.Where(one.LetsIn));

    /// <summary>Whether a contact that this keeps out, and nothing else, goes on working where it is signed in.</summary>
    public static bool IsAllowed(KeptOutBy? by) => by is null or KeptOutBy.WrongPasswords;

    /// <summary>
    /// Contacts whose right password would let them in: those allowed, less those kept out for some minutes after too many
    /// wrong passwords.
    /// </summary>
    public static IQueryable<Contact> AbleToSignIn(this IQueryable<Contact> contacts, DateTime now) =>
        Conditions(now).Aggregate(contacts, (left, one) => left.Where(one.LetsIn));

    /// <summary>Contacts that this one thing does not keep out, whatever else may.</summary>
    public static IQueryable<Contact> NotKeptOutBy(this IQueryable<Contact> contacts, KeptOutBy by, DateTime now) =>
        contacts.Where(Conditions(now).Single(one => one.By == by).LetsIn);

    /// <summary>Each contact with what keeps it out.</summary>
    public static IQueryable<ContactWithAccess> WithAccess(this IQueryable<Contact> contacts, DateTime now)
    {
        Expression<Func<Contact, KeptOutBy?, ContactWithAccess>> whole =
            (contact, by) => new ContactWithAccess { Contact = contact, KeptOutBy = by };
        return contacts.Select(whole.With(Expressions.FirstBroken(Conditions(now))));
    }

    /// <summary>Contacts that their wrong passwords keep out just now: few, and for some minutes.</summary>
    public static IQueryable<Contact> KeptOutByWrongPasswords(this IQueryable<Contact> contacts, DateTime now)
    {
        DateTimeOffset instant = now;
        return contacts.Where(contact => contact.LockoutEnd > instant);
    }

    /// <summary>
    /// The instant from which the contact's own row keeps it out, if nothing is changed: the conditions below without the account's and
    /// without wrong passwords, as something that an index can be sorted by.
    /// </summary>
    public static DateTime KeptOutFrom(Contact contact) => contact.LockedAt is not null ? Always : contact.AccessEndsAt ?? Never;

    /// <summary>What must be true for a contact to come in, in the order in which a reader is told what is not.</summary>
    internal static IReadOnlyList<(KeptOutBy By, Expression<Func<Contact, bool>> LetsIn)> Conditions(DateTime now)
    {
        DateTimeOffset instant = now;
        return
        [
            (KeptOutBy.Block, contact => contact.LockedAt == null),
            (KeptOutBy.EndDate, contact => contact.AccessEndsAt == null || contact.AccessEndsAt > now),
            (KeptOutBy.Account, contact => contact.Account.IsActive),

            // The last: whoever is kept out by this alone goes on working.
            (KeptOutBy.WrongPasswords, contact => contact.LockoutEnd == null || contact.LockoutEnd <= instant),
        ];
    }

    /// <summary>The instant at which the day is over in the zone, in UTC; null for no end.</summary>
    internal static DateTime? EndOfDay(DateOnly? day, string timeZone)
    {
        if (day is null)
        {
            return null;
        }

        var zone = TimeZones.Find(timeZone);
        var midnight = day.Value.AddDays(1).ToDateTime(TimeOnly.MinValue);

        // Where clocks go forward at midnight, that midnight does not exist: the day ends when the gap begins.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        // Where clocks go back at midnight, that midnight comes twice: the day is over at the first.
        return zone.IsAmbiguousTime(midnight)
            ? DateTime.SpecifyKind(midnight - zone.GetAmbiguousTimeOffsets(midnight).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}
