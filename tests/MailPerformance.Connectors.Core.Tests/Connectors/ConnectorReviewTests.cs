using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Nobody gives themselves a connector under another name without an administrator's knowing.</summary>
public sealed class ConnectorReviewTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly Dictionary<string, Func<World, Task<long>>> Puppets = new()
    {
        ["created"] = async world => WriteAssert.Done(await world.ByDelegateAsync(core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid()))),
        ["link made"] = async world =>
        {
            var id = await world.Account.AddContactAsync();
            WriteAssert.Done(await world.ByDelegateAsync(core => core.Links.CreateAsync(id)));
            return id;
        },
        ["e-mail changed"] = async world =>
        {
            var id = await world.Account.AddContactAsync();
            await world.ChangeEmailAsync(id);
            return id;
        },
    };

    public static TheoryData<string> Ways => new(Puppets.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Connector_ForWhomOneCouldSignInAs_IsMarked_AndAdministratorsAreTold(string way)
    {
        var world = await CreateAsync();
        var contact = await Puppets[way](world);

        await world.GiveAsync(contact);

        var connector = await world.ConnectorAsync(contact);
        Assert.Equal((host.Now, world.DelegateId, false), (connector.ReviewSince!.Value, connector.ReviewById!.Value, connector.IsHeld));
        Assert.Equal([world.Account.AdministratorId], await world.ToldAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Connector_WhereTheAccountAsksForIt_WaitsForTheYesOfAnAdministrator(string way)
    {
        var world = await CreateAsync(isHeld: true);
        var contact = await Puppets[way](world);
        await world.GiveAsync(contact);

        Assert.Equal(MobileRefusal.AwaitsReview, await world.RefusalAsync(contact));
        Assert.Equal(SuspendedBy.Review, await world.SuspendedByAsync(contact));

        var id = (await world.ConnectorAsync(contact)).Id;
        WriteAssert.Forbidden(await world.ByDelegateAsync(core => core.Connectors.ConfirmAsync(id)), "Denial_AdministratorOnly");
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Connectors.ConfirmAsync(id)));

        Assert.Null(await world.RefusalAsync(contact));
        Assert.Null((await world.ConnectorAsync(contact)).ReviewSince);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Connector_ThatIsRaised_IsMarkedLikeANewOne(string way)
    {
        var world = await CreateAsync();
        var contact = await Puppets[way](world);
        await world.Account.AddConnectorAsync(contact, ConnectorPrivilege.Read);
        var id = (await world.ConnectorAsync(contact)).Id;

        WriteAssert.Done(await world.ByDelegateAsync(core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));

        Assert.Equal(world.DelegateId, (await world.ConnectorAsync(contact)).ReviewById);
    }

    [Fact]
    public async Task Connector_OfWhomCredentialsAreTakenAfterwards_IsMarkedAsWell()
    {
        var world = await CreateAsync(isHeld: true);
        var contact = await world.Account.AddContactAsync();
        await world.Account.AddConnectorAsync(contact);
        Assert.Null(await world.RefusalAsync(contact));

        await world.ChangeEmailAsync(contact);

        Assert.Equal(MobileRefusal.AwaitsReview, await world.RefusalAsync(contact));
    }

    [Fact]
    public async Task Connector_OfAContactThatIsNobodysPuppet_IsNotMarked()
    {
        var world = await CreateAsync(isHeld: true);
        var stranger = await world.Account.AddContactAsync();
        var longAgo = await Puppets["link made"](world);
        var vouched = await Puppets["link made"](world);
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Links.CreateAsync(vouched)));
        await world.Account.ChangeAsync(longAgo, contact => contact.CredentialsAt = host.Now.AddDays(-31));

        foreach (var contact in new[] { stranger, longAgo, vouched })
        {
            await world.GiveAsync(contact);
            Assert.Null((await world.ConnectorAsync(contact)).ReviewSince);
        }

        Assert.Empty(await world.ToldAsync());
    }

    [Fact]
    public async Task Connector_GivenByAnAdministrator_IsNotMarked_WhoeverMadeTheContact()
    {
        var world = await CreateAsync(isHeld: true);
        var contact = await Puppets["created"](world);

        await world.Account.AddConnectorAsync(contact);

        Assert.Null((await world.ConnectorAsync(contact)).ReviewSince);
    }

    [Fact]
    public async Task Connector_OfTheLastWhoCanStop_AsksBeforeItIsHeld()
    {
        var world = await CreateAsync(isHeld: true);
        var contact = await world.Account.AddCallerAsync();
        await world.Account.AddCampaignAsync(CampaignState.Sending);

        WriteAssert.InvalidIn(
            await world.Account.UnchangedBy(world.DelegateId, core => core.Links.CreateAsync(contact)), StopCoverageRule.Field);
    }

    private async Task<World> CreateAsync(bool isHeld = false)
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
        await account.Inside(core => core.Db.OutboxMails.ExecuteDeleteAsync());
        return new World(account, someone);
    }

    private sealed record World(TestAccount Account, long DelegateId)
    {
        public Task<T> ByDelegateAsync<T>(Func<CoreServices, Task<T>> work) => Account.As(DelegateId, work);

        public async Task GiveAsync(long contact) => WriteAssert.Done(
            await ByDelegateAsync(core => core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read)));

        public async Task ChangeEmailAsync(long contact)
        {
            var shown = await Account.DetailsOfAsync(contact);
            var wanted = await Account.DetailsOfAsync(contact);
            wanted.Email = "a-moi@exemple.fr";
            WriteAssert.Done(await ByDelegateAsync(core => core.Informations.UpdateAsync(contact, Sample.Edit(wanted, shown))));
        }

        public Task<MobileConnector> ConnectorAsync(long contact) =>
            Account.Inside(core => core.Db.MobileConnectors.AsNoTracking().SingleAsync(connector => connector.ContactId == contact));

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
}
