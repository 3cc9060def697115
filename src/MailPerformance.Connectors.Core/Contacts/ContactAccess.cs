using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Who may be signed in, and who can sign in, at an instant: the only place that says so (rules 6, 7 and 13).</summary>
public static class ContactAccess
{
    /// <summary>Contacts that may go on working: of an active account, not blocked, not past their end date.</summary>
    public static IQueryable<Contact> Allowed(this IQueryable<Contact> contacts, DateTime now) =>
        contacts.Where(contact =>
            contact.Account.IsActive
            && contact.LockedAt == null
            && (contact.AccessEndsAt == null || contact.AccessEndsAt > now));

    /// <summary>
    /// Contacts whose right password would let them in: those allowed, less those kept out for some minutes after too many
    /// wrong passwords.
    /// </summary>
    public static IQueryable<Contact> AbleToSignIn(this IQueryable<Contact> contacts, DateTime now)
    {
        DateTimeOffset instant = now;
        return contacts.Allowed(now).Where(contact => contact.LockoutEnd == null || contact.LockoutEnd <= instant);
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
