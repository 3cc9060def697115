using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>An account with somebody who may create and edit contacts and give connectors, and what they do to get one themselves.</summary>
internal sealed record ReviewWorld(TestAccount Account, long DelegateId)
{
    public static async Task<ReviewWorld> CreateAsync(CoreHost host, bool isHeld)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        WriteAssert.Done(await account.AsAdministrator(core => core.Account.UpdateAsync(new AccountSettings
        {
            MaxValidityDays = 365,
            HoldsConnectorsForReview = isHeld,
            DefaultLanguage = "fr",
            DefaultTimeZone = "Europe/Paris",
            DefaultRowsPerTable = 25,
        })));
        var someone = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.ContactsEdit, Permissions.MobileConnectors);
        await account.ForgetMailsAsync();
        return new ReviewWorld(account, someone);
    }

    public Task<T> ByDelegateAsync<T>(Func<CoreServices, Task<T>> work) => Account.As(DelegateId, work);

    public async Task GiveAsync(long contact, long? by = null) => WriteAssert.Done(
        await Account.As(by ?? DelegateId, core => core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read)));

    public async Task<string> LinkAsync(long contact, long by) =>
        WriteAssert.Done(await Account.As(by, core => core.Links.CreateAsync(contact)));

    public async Task ChooseAsync(long contact, string code) => WriteAssert.Done(await Account.Host.InScope(async core =>
        await core.Links.UseAsync((await core.Links.FindAsync(contact, code))!, code, "une autre phrase assez longue")));

    public async Task<long?> TakerAsync(long contact) => (await Account.FindAsync(contact)).CredentialsById;

    public async Task ChangeEmailAsync(long contact, long? by = null)
    {
        var shown = await Account.DetailsOfAsync(contact);
        var wanted = await Account.DetailsOfAsync(contact);
        wanted.Email = "a-moi@exemple.fr";
        WriteAssert.Done(
            await Account.As(by ?? DelegateId, core => core.Informations.UpdateAsync(contact, Sample.Edit(wanted, shown))));
    }

    public Task<MobileConnector> ConnectorAsync(long contact) =>
        Account.Inside(core => core.Db.MobileConnectors.AsNoTracking().SingleAsync(connector => connector.ContactId == contact));

    public Task<ReviewShown> ShownAsync(long contact) => Account.Inside(async core => ReviewShown.Of(
        await core.Db.MobileConnectors.Include(one => one.Contact).SingleAsync(connector => connector.ContactId == contact)));

    public Task<MobileRefusal?> RefusalAsync(long contact) =>
        Account.Inside(async core => (await core.Access.FindAsync(contact, Sample.IPhone)).Refusal);

    public Task<SuspendedBy?> SuspendedByAsync(long contact) => Account.Inside(core =>
        core.Db.MobileConnectors.Where(connector => connector.ContactId == contact).WithState(Account.Host.Time.GetUtcNow().UtcDateTime)
            .Select(one => one.SuspendedBy).SingleAsync());

    public async Task<List<long>> ToldAsync()
    {
        var mails = await Account.Inside(core => core.Db.OutboxMails.ToListAsync());
        return [.. mails.Where(mail => Outbox.DataOf(mail) is ConnectorToReviewMail).Select(mail => mail.ContactId!.Value)];
    }
}
