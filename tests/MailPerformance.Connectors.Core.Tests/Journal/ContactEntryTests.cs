using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What the journal says of contacts, and of what they hold.</summary>
public sealed class ContactEntryTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Create_TellsEveryField_AndWhoseTheyAre()
    {
        var account = await host.CreateAccountAsync();
        var id = 0L;

        var told = await account.OneToldByAsync(async () => id = WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.CreateAsync(
                Sample.Details(details => details.LoginName = "nouveau"), Sample.NoConnectors(), Guid.NewGuid()))));

        told.Is(JournalKind.ContactCreated, Entrance.Browser, account.AdministratorId, id, id).Names(null).Says(
            "after:LastName=Durand",
            "after:FirstName=Sandra",
            $"after:UserName={account.Code}nouveau",
            "after:Email=sandra.durand@exemple.fr",
            "after:Title=Mrs",
            "after:Language=fr",
            "after:TimeZone=Europe/Paris",
            "after:NotifyOnActionChange=false",
            "after:RowsPerTable=25",
            "after:ValidUntil=2026-09-13");
        Assert.Equal(
            ["after:LastName", "after:FirstName", "after:UserName", "after:Email", "after:Title"],
            told.Said.Where(said => said.Of == id && said.Key.StartsWith(JournalSaid.After, StringComparison.Ordinal))
                .Select(said => said.Key));
        Assert.Equal((account.Id, host.Now), (told.Entry.AccountId, told.Entry.At));
    }

    [Fact]
    public async Task Create_ByADelegate_WithAConnector_TellsBoth_AndWhatIsInherited()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var category = await account.AddLabelAsync<Category>("Soldes");
        var creator = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.MobileConnectors);
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetCategoriesAsync(creator, Sample.Ids(category), Sample.Ids())));
        var id = 0L;

        var told = await account.ToldByAsync(async () => id = WriteAssert.Done(await account.As(creator, core =>
            core.Informations.CreateAsync(
                Sample.Details(), Sample.Choices(ConnectorChoice.Of(ConnectorPrivilege.ReadWrite)), Guid.NewGuid()))));

        Assert.Equal(
            [JournalKind.ContactCreated, JournalKind.ContactCategoriesChanged, JournalKind.ConnectorGiven, JournalKind.ConnectorToReview],
            told.Select(one => one.Kind));
        var connector = Assert.Single(await account.ConnectorsOfAsync(id)).Id;
        told[1].Is(JournalKind.ContactCategoriesChanged, Entrance.Browser, creator, id, id).Says("added:Category=Soldes");
        told[2].Is(JournalKind.ConnectorGiven, Entrance.Browser, creator, connector, id).Names("iPhone").Says("after:Privilege=ReadWrite");
        told[3].Is(JournalKind.ConnectorToReview, Entrance.Browser, creator, connector, id).Names("iPhone").Says();
    }

    [Fact]
    public async Task Update_TellsWhatDiffers_BeforeAndAfter()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var (shown, wanted) = (await account.DetailsOfAsync(id), Sample.OtherDetails());
        var login = account.Code + shown.LoginName;

        var told = await account.OneToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown)))));

        told.Is(JournalKind.ContactChanged, Entrance.Browser, account.AdministratorId, id, id).Says(
            "before:LastName=Durand", "after:LastName=Lemoine",
            "before:FirstName=Sandra", "after:FirstName=Théodore",
            $"before:UserName={login}", $"after:UserName={account.Code}{wanted.LoginName}",
            "before:Email=sandra.durand@exemple.fr", "after:Email=theodore.lemoine@exemple.fr",
            "before:Title=Mrs", "after:Title=Mr",
            "before:Language=fr", "after:Language=en",
            "before:TimeZone=Europe/Paris", "after:TimeZone=Indian/Reunion",
            "before:NotifyOnActionChange=false", "after:NotifyOnActionChange=true",
            "before:RowsPerTable=25", "after:RowsPerTable=40",
            "before:ValidUntil=2026-09-13", "after:ValidUntil=2026-08-14");
        Assert.Equal(10, told.Said.Count(said => said.Of == id && !said.Key.StartsWith("contact", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Profile_IsToldAsTheContactsOwn()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var told = await account.OneToldByAsync(async () => WriteAssert.Done(await account.As(id, core =>
            core.Profile.UpdateAsync(new ProfileDetails { Language = "en", TimeZone = "Europe/Paris", RowsPerTable = 25 }))));

        told.Is(JournalKind.ContactChanged, Entrance.Browser, id, id, id).Says("before:Language=fr", "after:Language=en");
    }

    [Fact]
    public async Task BlockAndUnblock_AreTold_EachOnce()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var blocked = await account.OneToldByAsync(() => LockAsync(account, id, true, times: 2));
        var unblocked = await account.OneToldByAsync(() => LockAsync(account, id, false, times: 2));

        blocked.Is(JournalKind.ContactBlocked, Entrance.Browser, account.AdministratorId, id, id).Says();
        unblocked.Is(JournalKind.ContactUnblocked, Entrance.Browser, account.AdministratorId, id, id).Says();
    }

    [Fact]
    public async Task Delete_TellsWhoItWas_WithItsConnectorsAndPhones_EachOnce()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddCallerAsync();
        var connector = Assert.Single(await account.ConnectorsOfAsync(id)).Id;
        var ended = await account.AddDeviceAsync(id, "iPhone perdu");
        WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(ended)));
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Lecteurs"));
        WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)));
        var login = (await account.FindAsync(id)).UserName;

        var told = await account.ToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Consent.Force();
            return core.Contacts.DeleteAsync(id);
        })));

        Assert.Equal(
            [JournalKind.ContactDeleted, JournalKind.ConnectorRemoved, JournalKind.PhoneEnded], told.Select(one => one.Kind));
        told[0].Is(JournalKind.ContactDeleted, Entrance.Browser, account.AdministratorId, id, id);
        Assert.Equal(
            ["before:LastName=Durand", "before:FirstName=Sandra", $"before:UserName={login}", "before:Email=sandra.durand@exemple.fr"],
            told[0].Changes.Take(4));
        Assert.DoesNotContain(told[0].Changes, change => change.StartsWith(JournalSaid.After, StringComparison.Ordinal));
        told[1].Is(JournalKind.ConnectorRemoved, Entrance.Browser, account.AdministratorId, connector, id).Names("iPhone")
            .Says("before:Privilege=ReadWrite");
        Assert.Equal((id, "iPhone de test"), (told[2].Entry.ContactId, told[2][JournalSaid.Subject]));
    }

    [Fact]
    public async Task Roles_GivenAndTaken_AreOneEntry_ByName()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var (first, second) = (await account.AddRoleAsync("Premier"), await account.AddRoleAsync("Second"));
        await account.GiveRoleAsync(id, first);

        var told = await account.OneToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactRoles.SetAsync(id, Sample.Ids(second), Sample.Ids(first)))));

        told.Is(JournalKind.ContactRolesChanged, Entrance.Browser, account.AdministratorId, id, id);
        Assert.Equal(["added:Role=Second", "removed:Role=Premier"], told.Changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Administrator_WhoIsNoneAnyMore_IsTold_WithTheEndDateThatFollows()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddAdministratorAsync();
        await account.ChangeAsync(id, contact => (contact.ValidUntil, contact.AccessEndsAt) = (null, null));

        var told = await account.ToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactRoles.SetAsync(id, Sample.Ids(), Sample.Ids(account.AdministratorRoleId)))));

        Assert.Equal([JournalKind.ContactChanged, JournalKind.ContactRolesChanged], told.Select(one => one.Kind));
        told[0].Says("after:ValidUntil=2027-06-15");
        told[1].Says("removed:Role=Administrateur");
    }

    [Theory]
    [InlineData(JournalKind.ContactGroupsChanged, "Group")]
    [InlineData(JournalKind.ContactCategoriesChanged, "Category")]
    [InlineData(JournalKind.ContactSegmentsChanged, "Segment")]
    public async Task Labels_GivenAndTaken_AreOneEntry_ByName(JournalKind kind, string what)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var (first, second) = (await AddAsync(account, what, "Premier"), await AddAsync(account, what, "Second"));

        var given = await account.OneToldByAsync(() => SetAsync(account, what, id, Sample.Ids(), Sample.Ids(first)));
        var changed = await account.OneToldByAsync(() => SetAsync(account, what, id, Sample.Ids(first), Sample.Ids(second)));
        var taken = await account.OneToldByAsync(() => SetAsync(account, what, id, Sample.Ids(second), Sample.Ids()));

        given.Is(kind, Entrance.Browser, account.AdministratorId, id, id).Says($"added:{what}=Premier");
        Assert.Equal([$"added:{what}=Second", $"removed:{what}=Premier"], changed.Changes.Order(StringComparer.Ordinal));
        taken.Is(kind, Entrance.Browser, account.AdministratorId, id, id).Says($"removed:{what}=Second");
    }

    private static async Task LockAsync(TestAccount account, long id, bool isLocked, int times)
    {
        for (var time = 0; time < times; time++)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, isLocked)));
        }
    }

    private static Task<long> AddAsync(TestAccount account, string what, string name) => what switch
    {
        "Group" => account.AddLabelAsync<Group>(name),
        "Category" => account.AddLabelAsync<Category>(name),
        _ => account.AddLabelAsync<Segment>(name),
    };

    private static async Task SetAsync(TestAccount account, string what, long id, HashSet<long> present, HashSet<long> wanted) =>
        WriteAssert.Done(await account.AsAdministrator(core => what switch
        {
            "Group" => core.ContactLabels.SetGroupsAsync(id, wanted, present),
            "Category" => core.ContactLabels.SetCategoriesAsync(id, wanted, present),
            _ => core.ContactLabels.SetSegmentsAsync(id, wanted, present),
        }));
}
