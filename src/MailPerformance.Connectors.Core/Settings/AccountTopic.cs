using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>What the journal says of the account itself.</summary>
internal sealed class AccountTopic : IJournalTopic
{
    private static readonly JournalFields<Account> Fields = new JournalFields<Account>()
        .Tells(
            account => account.Name, account => account.IsActive, account => account.HoldsConnectorsForReview,
            account => account.MaxValidityDays, account => account.DefaultLanguage, account => account.DefaultTimeZone,
            account => account.DefaultRowsPerTable, account => account.JournalKeepMonths, account => account.TrashDays,
            account => account.ReviewEveryMonths, account => account.SecondFactorFor, account => account.SecondFactorGraceDays)
        .Leaves(
            account => account.Id, account => account.Code, account => account.MobileConnectorsEnabled, account => account.IsDemo,
            account => account.CreatedAt, account => account.SecondFactorSince,
            account => account.AdministratorsWarnedAt, account => account.ReviewDueAt,
            account => account.EndNoticesSince, account => account.EndNoticesToldAt,
            account => account.ContactCount, account => account.FirstLinksAt, account => account.FirstLinksById,
            account => account.FirstLinksAfterId,
            account => account.WriteSequence, account => account.JournalNumber, account => account.JournalHash);

    public IEnumerable<IJournalFields> Covers => [Fields];

    public Task TellAsync(JournalBook book)
    {
        foreach (var row in book.Changed<Account>())
        {
            var account = row.Entity;
            if (row.State == EntityState.Added)
            {
                book.Open(JournalKind.AccountCreated).About(() => account.Id, account.Name).With(row, Fields);
                continue;
            }

            var option = row.Property(found => found.MobileConnectorsEnabled);
            if (option.CurrentValue != option.OriginalValue)
            {
                book.Open(option.CurrentValue ? JournalKind.OptionOn : JournalKind.OptionOff).About(() => account.Id, null);
            }

            var links = row.Property(found => found.FirstLinksAt);
            if (links.OriginalValue is null && links.CurrentValue is not null)
            {
                book.Open(JournalKind.FirstLinksSent).About(() => account.Id, null);
            }

            if (Fields.HasNews(row))
            {
                book.Open(JournalKind.SettingsChanged).About(() => account.Id, null).With(row, Fields);
            }
        }

        return Task.CompletedTask;
    }
}
