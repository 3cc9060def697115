using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>What administrators set for their whole account (Paramétrages, Compte).</summary>
public sealed class AccountService(ConnectorsDbContext db, AccountWriter writer, TimeProvider time)
{
    /// <summary>Rule 9: the option « Connecteurs Mobile », on or off. Connectors are kept either way.</summary>
    public Task<WriteResult<bool>> SetMobileConnectorsAsync(bool enabled) =>
        writer.RunAsync(
            write => write.Authority.Administrate(),
            write =>
            {
                write.Account.MobileConnectorsEnabled = enabled;
                return Task.FromResult(WriteResult.Done(enabled));
            });

    /// <summary>Saves the settings. End dates that a smaller maximum no longer allows come back to it (rule 13).</summary>
    /// <returns>How many contacts got an earlier end date.</returns>
    public Task<WriteResult<int>> UpdateAsync(AccountSettings settings) =>
        writer.RunAsync(
            write => write.Authority.Administrate(),
            async write =>
            {
                var check = await new AccountSettingsValidator().ValidateAsync(settings);
                if (!check.IsValid)
                {
                    return WriteResult.Invalid<int>(
                        [.. check.Errors.Select(error => new WriteError(error.PropertyName, error.ErrorMessage))]);
                }

                write.Account.MaxValidityDays = settings.MaxValidityDays!.Value;
                write.Account.HoldsConnectorsForReview = settings.HoldsConnectorsForReview;
                write.Account.JournalKeepMonths = settings.JournalKeepMonths;
                write.Account.TrashDays = settings.TrashDays;
                if (write.Account.ReviewEveryMonths != settings.ReviewEveryMonths)
                {
                    // The first date of the new rhythm is counted from now.
                    (write.Account.ReviewEveryMonths, write.Account.ReviewDueAt) = (settings.ReviewEveryMonths, null);
                }

                Demand(write, settings);
                write.Account.DefaultLanguage = settings.DefaultLanguage!;
                write.Account.DefaultTimeZone = settings.DefaultTimeZone!;
                write.Account.DefaultRowsPerTable = settings.DefaultRowsPerTable!.Value;
                return await ShortenAsync(write);
            });

    /// <summary>How many contacts have an end date beyond so many days from now: what <see cref="UpdateAsync"/> would shorten.</summary>
    public async Task<int> CountBeyondAsync(int maxValidityDays)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var count = 0;
        foreach (var zone in await ZonesAsync())
        {
            var latest = TimeZones.DayAt(now, zone).AddDays(maxValidityDays);
            count += await db.Contacts.CountAsync(contact => contact.TimeZone == zone && contact.ValidUntil > latest);
        }

        return count;
    }

    // Whoever did without until now has the whole grace.
    private static void Demand(AccountWrite write, AccountSettings settings)
    {
        var account = write.Account;
        account.SecondFactorSince =
            settings.SecondFactorFor == SecondFactorDemand.Nobody ? null
            : settings.SecondFactorFor > account.SecondFactorFor ? write.Now
            : account.SecondFactorSince;
        account.SecondFactorFor = settings.SecondFactorFor;
        account.SecondFactorGraceDays = settings.SecondFactorGraceDays ?? account.SecondFactorGraceDays;
    }

    private Task<List<string>> ZonesAsync() =>
        db.Contacts.Where(contact => contact.ValidUntil != null).Select(contact => contact.TimeZone).Distinct().ToListAsync();

    private async Task<WriteResult<int>> ShortenAsync(AccountWrite write)
    {
        var shortened = 0;
        foreach (var zone in await ZonesAsync())
        {
            var latest = ValidityRule.Latest(write.Account, zone, write.Now);
            var endsAt = ContactAccess.EndOfDay(latest, zone);
            write.Update(
                db.Contacts.Where(contact => contact.TimeZone == zone && contact.ValidUntil > latest),
                set => set
                    .SetProperty(contact => contact.ValidUntil, latest)
                    .SetProperty(contact => contact.ValidUntilOrder, Contact.OrderOf(latest))
                    .SetProperty(contact => contact.AccessEndsAt, endsAt)
                    .SetProperty(contact => contact.EndNoticeAt, EndNotice.FirstOf(endsAt))
                    .SetProperty(contact => contact.UpdatedAt, write.Now)
                    .SetProperty(contact => contact.UpdatedById, write.Actor.ById),
                count => shortened += count);
        }

        return WriteResult.Done(() => shortened);
    }
}
