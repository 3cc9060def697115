using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Settings.Account;

/// <summary>Reads what the page « Compte » shows, in one command.</summary>
public sealed class AccountPage(ConnectorsDbContext db)
{
    private const int Most = BoundedCount.UsualBound + 1;

    /// <param name="posted">Null: as the settings are.</param>
    public async Task<AccountViewModel> ReadAsync(AccountForm? posted)
    {
        var administrators = db.AdministratorIds();
        IQueryable<SecondFactor> factors = db.Set<SecondFactor>();
        var read = await db.Accounts.Select(account => new
        {
            account.Code,
            account.Name,
            account.MobileConnectorsEnabled,
            Connectors = db.Set<MobileConnector>().Take(Most).Count(),
            GoOn = account.HoldsConnectorsForReview
                ? db.Set<MobileConnector>().ToReview().Where(connector => !connector.IsHeld).Take(Most).Count()
                : 0,
            Without = administrators.Count(id => !factors.Any(factor => factor.ContactId == id)),
            With = factors.Take(Most).Count(),
            Form = new AccountForm
            {
                MaxValidityDays = account.MaxValidityDays,
                HoldsConnectorsForReview = account.HoldsConnectorsForReview,
                JournalKeepMonths = account.JournalKeepMonths,
                TrashDays = account.TrashDays,
                ReviewEveryMonths = account.ReviewEveryMonths,
                SecondFactorFor = account.SecondFactorFor,
                SecondFactorGraceDays = account.SecondFactorGraceDays,
                DefaultLanguage = account.DefaultLanguage,
                DefaultTimeZone = account.DefaultTimeZone,
                DefaultRowsPerTable = account.DefaultRowsPerTable,
            },
        }).SingleAsync();
        return new AccountViewModel(
            read.Code,
            read.Name,
            read.MobileConnectorsEnabled,
            new BoundedCount(read.Connectors),
            new BoundedCount(read.GoOn),
            posted ?? read.Form,
            read.Without,
            new BoundedCount(read.With));
    }
}
