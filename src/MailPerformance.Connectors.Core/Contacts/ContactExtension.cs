using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>« Prolonger d’un an »: the end date of a contact a year later, or as far as the account allows (rule 13).</summary>
public sealed class ContactExtension(ConnectorsDbContext db, AccountWriter writer)
{
    /// <summary>The last day that it would have; null: it has no end, or nothing is to be won.</summary>
    public static DateOnly? DayOf(Contact contact, Account account, DateTime now) =>
        contact.ValidUntil is { } present ? DayOf(present, contact.TimeZone, account.MaxValidityDays, now) : null;

    /// <param name="maxDays">The account's maximum.</param>
    public static DateOnly? DayOf(DateOnly present, string timeZone, int maxDays, DateTime now)
    {
        var today = TimeZones.DayAt(now, timeZone);
        var (wanted, latest) = ((present > today ? present : today).AddYears(1), ValidityRule.Latest(maxDays, timeZone, now));
        var day = wanted < latest ? wanted : latest;
        return day > present ? day : null;
    }

    /// <param name="shown">The end that the page had shown: of two who press at once the second gets nothing more.</param>
    /// <returns>The contact's end date now; Invalid when nothing is to be won.</returns>
    public Task<WriteResult<DateOnly>> RunAsync(long contactId, DateOnly shown) =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId),
            (write, target) => write.Authority.Edit(target.Rights) ?? write.Authority.ChangeEndDate(target.Rights),
            (write, target) =>
            {
                var contact = target.Contact;
                if (contact.ValidUntil != shown && contact.ValidUntil is { } present)
                {
                    return Task.FromResult(WriteResult.Done(present));
                }

                if (DayOf(contact, write.Account, write.Now) is not { } day)
                {
                    return Task.FromResult(WriteResult.Invalid<DateOnly>("", "Contact_ExtendNothing"));
                }

                contact.ValidUntil = day;
                contact.AccessEndsAt = ContactAccess.EndOfDay(day, contact.TimeZone);
                contact.Touch(write);
                return Task.FromResult(WriteResult.Done(day));
            });
}
