using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Nobody gives themselves a connector under another name without an administrator's knowing.</summary>
public sealed class ConnectorReviewTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly Dictionary<string, Func<ReviewWorld, Task<long>>> Puppets = new()
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
        ["second factor removed"] = async world =>
        {
            var id = await world.Account.AddContactAsync();
            await world.Account.AddSecondFactorAsync(id);
            WriteAssert.Done(await world.ByDelegateAsync(core => core.SecondFactors.ResetAsync(id)));
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
    public async Task Connector_GivenByAnotherThanWhoTookTheContact_IsMarked(string way)
    {
        var world = await CreateAsync();
        var contact = await Puppets[way](world);
        var other = await world.Account.AddDelegateAsync();

        await world.GiveAsync(contact, by: other);

        Assert.Equal(other, (await world.ConnectorAsync(contact)).ReviewById);
        Assert.Equal(world.DelegateId, (await world.Account.FindAsync(contact)).CredentialsById);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Connector_ThatAPuppetGivesItsTaker_IsMarked_For30Days(string way)
    {
        var world = await CreateAsync();
        var puppet = await Puppets[way](world);
        var role = Assert.Single(await world.Account.RolesOfAsync(world.DelegateId));
        await world.Account.GiveRoleAsync(puppet, role);

        await world.GiveAsync(world.DelegateId, by: puppet);
        Assert.Equal(puppet, (await world.ConnectorAsync(world.DelegateId)).ReviewById);
        Assert.Equal([world.Account.AdministratorId], await world.ToldAsync());

        var later = await world.Account.AddContactAsync();
        await world.Account.ChangeAsync(puppet, contact => contact.CredentialsAt = host.Now.AddDays(-31));
        await world.GiveAsync(later, by: puppet);
        Assert.Null((await world.ConnectorAsync(later)).ReviewSince);
    }

    [Fact]
    public async Task Taker_StaysTheFirst_WhileThatIsFresh_AndAnotherOnlyRenewsTheDate()
    {
        var world = await CreateAsync();
        var other = await world.Account.AddHolderAsync(Permissions.ContactsEdit, Permissions.MobileConnectors);
        var contact = await Puppets["link made"](world);

        await world.Account.ChangeAsync(contact, found => found.CredentialsAt = host.Now.AddDays(-29));
        await world.ChangeEmailAsync(contact, other);
        var taken = await world.Account.FindAsync(contact);
        Assert.Equal((world.DelegateId, host.Now), (taken.CredentialsById!.Value, taken.CredentialsAt!.Value));

        await world.GiveAsync(contact);
        Assert.Equal(world.DelegateId, (await world.ConnectorAsync(contact)).ReviewById);

        await world.Account.ChangeAsync(contact, found => found.CredentialsAt = host.Now.AddDays(-31));
        WriteAssert.Done(await world.Account.As(other, core => core.Links.CreateAsync(contact)));
        Assert.Equal(other, (await world.Account.FindAsync(contact)).CredentialsById);
    }

    [Fact]
    public async Task Contact_CreatedByWhoIsNoAdministrator_IsTakenFromTheBeginning()
    {
        var world = await CreateAsync();
        var mine = await world.Account.FindAsync(await Puppets["created"](world));
        var administrators = await world.Account.FindAsync(await world.Account.AddContactAsync());

        Assert.Equal((world.DelegateId, mine.CreatedAt), (mine.CredentialsById, mine.CredentialsAt));
        Assert.Null(administrators.CredentialsById);
        Assert.Null(administrators.CredentialsAt);
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
        var shown = await world.ShownAsync(contact);
        WriteAssert.Forbidden(await world.ByDelegateAsync(core => core.Connectors.ConfirmAsync(id, shown)), "Denial_AdministratorOnly");
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Connectors.ConfirmAsync(id, shown)));

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
        await world.ChooseAsync(vouched, await world.LinkAsync(vouched, world.Account.AdministratorId));
        await world.Account.ChangeAsync(longAgo, contact => contact.CredentialsAt = host.Now.AddDays(-31));

        foreach (var contact in new[] { stranger, longAgo, vouched })
        {
            await world.GiveAsync(contact);
            Assert.Null((await world.ConnectorAsync(contact)).ReviewSince);
        }

        Assert.Empty(await world.ToldAsync());
    }

    [Fact]
    public async Task Connector_RaisedWhileItWaits_IsNotConfirmedByWhoeverReadTheLowerOne_AndIsToldAgain()
    {
        var world = await CreateAsync(isHeld: true);
        var contact = await Puppets["created"](world);
        await world.GiveAsync(contact);
        var (id, read) = ((await world.ConnectorAsync(contact)).Id, await world.ShownAsync(contact));
        await world.Account.ForgetMailsAsync();

        host.Time.Advance(TimeSpan.FromMinutes(1));
        WriteAssert.Done(await world.ByDelegateAsync(core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));

        Assert.Equal(host.Now, (await world.ConnectorAsync(contact)).ReviewSince);
        Assert.Equal([world.Account.AdministratorId], await world.ToldAsync());
        WriteAssert.Conflict(
            await world.Account.UnchangedBy(world.Account.AdministratorId, core => core.Connectors.ConfirmAsync(id, read)));

        var now = await world.ShownAsync(contact);
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Connectors.ConfirmAsync(id, now)));
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Connectors.ConfirmAsync(id, now)));
        Assert.False((await world.ConnectorAsync(contact)).IsHeld);
    }

    [Fact]
    public async Task Connector_OfAContactWithAnotherAddressThanWasRead_IsNotConfirmed_AndIsNotToldTwice()
    {
        var world = await CreateAsync();
        var contact = await Puppets["created"](world);
        await world.GiveAsync(contact);
        var before = await world.ConnectorAsync(contact);
        var read = await world.ShownAsync(contact);
        await world.Account.ForgetMailsAsync();

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await world.ChangeEmailAsync(contact);

        var after = await world.ConnectorAsync(contact);
        Assert.Equal((before.ReviewSince, before.ReviewById), (after.ReviewSince, after.ReviewById));
        Assert.Empty(await world.ToldAsync());
        WriteAssert.Conflict(await world.Account.AsAdministrator(core => core.Connectors.ConfirmAsync(before.Id, read)));
    }

    [Fact]
    public async Task Taker_IsForgotten_OnlyWithAPasswordFromTheLinkOfAnAdministratorOrOperator()
    {
        var world = await CreateAsync();
        var contact = await world.Account.AddContactAsync();
        var theirs = await world.LinkAsync(contact, world.DelegateId);
        await world.ChooseAsync(contact, theirs);
        Assert.Equal(world.DelegateId, await world.TakerAsync(contact));

        await world.ChangeEmailAsync(contact, world.Account.AdministratorId);
        var mine = await world.LinkAsync(contact, world.Account.AdministratorId);
        Assert.Equal(world.DelegateId, await world.TakerAsync(contact));
        Assert.Equal(host.Now, (await world.Account.FindAsync(contact)).CredentialsAt);

        await world.ChooseAsync(contact, mine);
        Assert.Null(await world.TakerAsync(contact));
        Assert.Null((await world.Account.FindAsync(contact)).CredentialsAt);

        await world.LinkAsync(contact, world.DelegateId);
        var operators = WriteAssert.Done(await world.Account.AsOperator(core => core.Links.CreateByCommandAsync(contact)));
        await world.ChooseAsync(contact, operators);
        Assert.Null(await world.TakerAsync(contact));
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

    private Task<ReviewWorld> CreateAsync(bool isHeld = false) => ReviewWorld.CreateAsync(host, isHeld);
}
