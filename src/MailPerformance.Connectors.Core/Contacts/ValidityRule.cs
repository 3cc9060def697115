using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Rule 13 on the end date: a new one lies between today, in the contact's zone, and the account's maximum. Only an
/// administrator may have none, or the calendar alone would one day lock an account out of itself.
/// </summary>
public static class ValidityRule
{
    /// <summary>The last day that may be chosen today.</summary>
    public static DateOnly Latest(Account account, string timeZone, DateTime now) => Latest(account.MaxValidityDays, timeZone, now);

    /// <param name="maxDays">The account's maximum.</param>
    public static DateOnly Latest(int maxDays, string timeZone, DateTime now) => TimeZones.DayAt(now, timeZone).AddDays(maxDays);

    internal static WriteError? Check(ContactDetails details, Contact? existing, bool isAdministrator, AccountWrite write)
    {
        const string Field = nameof(ContactDetails.ValidUntil);
        if (details.ValidUntil is not { } day)
        {
            return isAdministrator ? null : new WriteError(Field, CoreTexts.Get("Contact_ValidUntilRequired"));
        }

        if (existing?.ValidUntil == day)
        {
            return null;
        }

        if (day < TimeZones.DayAt(write.Now, details.TimeZone!))
        {
            return new WriteError(Field, CoreTexts.Get("Contact_ValidUntilPast"));
        }

        var latest = Latest(write.Account, details.TimeZone!, write.Now);
        return day > latest
            ? new WriteError(Field, CoreTexts.Get("Contact_ValidUntilTooFar", write.Account.MaxValidityDays, latest.ToString("d", null)))
            : null;
    }
}
