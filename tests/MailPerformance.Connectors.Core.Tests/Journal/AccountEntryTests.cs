using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What the journal says of the account itself, of its roles and labels, and of platforms.</summary>
public sealed class AccountEntryTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Android = "android";

    // Each test has a database of its own: platforms are everybody's.
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task NewAccount_BeginsWithItselfAndItsAdministrator_ByTheOperator()
    {
        var account = await _host.CreateAccountAsync();

        List<Told> told = [.. (await account.EntriesAsync()).Select(entry => new Told(entry))];

        Assert.Equal(
            [JournalKind.AccountCreated, JournalKind.ContactCreated, JournalKind.ContactRolesChanged],
            told.Select(one => one.Kind));
        var id = account.AdministratorId;
        told[0].Is(JournalKind.AccountCreated, Entrance.Command, null, account.Id).Names("Compte " + account.Code).Says(
            $"after:Name=Compte {account.Code}", "after:IsActive=true", "after:HoldsConnectorsForReview=false", "after:MaxValidityDays=365",
            "after:DefaultLanguage=fr", "after:DefaultTimeZone=Europe/Paris", "after:DefaultRowsPerTable=25",
            "after:SecondFactorFor=Nobody", "after:SecondFactorGraceDays=14");
        told[1].Is(JournalKind.ContactCreated, Entrance.Command, null, id, id);
        told[2].Is(JournalKind.ContactRolesChanged, Entrance.Command, null, id, id).Says("added:Role=Administrateur");
        Assert.Equal(
            ("Sandra Durand", account.Code + "admin"), (told[2][JournalSaid.Contact], told[2][JournalSaid.ContactLogin]));
        Assert.Equal([1, 2, 3], told.Select(one => one.Entry.Number));
        Assert.Equal(JournalReading.Beginning, told.Count);
        await account.HoldsAsync();
    }

    [Fact]
    public async Task NewAccount_WithACodeThatIsTaken_LeavesNothing()
    {
        var account = await _host.CreateAccountAsync();

        await account.NothingToldByAsync(async () => WriteAssert.InvalidIn(
            await _host.InScope(core => core.Installer.CreateAsync(account.Code, "Autre", Sample.Details())), nameof(Account.Code)));
    }

    [Fact]
    public async Task Option_OnAndOff_IsTold_OnceEach()
    {
        var account = await _host.CreateAccountAsync();

        var on = await account.ToldByAsync(async () =>
        {
            await account.SetOptionAsync(true);
            await account.SetOptionAsync(true);
        });
        var off = await account.OneToldByAsync(() => account.SetOptionAsync(false));

        Assert.Single(on).Is(JournalKind.OptionOn, Entrance.Browser, account.AdministratorId, account.Id).Names(null).Says();
        off.Is(JournalKind.OptionOff, Entrance.Browser, account.AdministratorId, account.Id).Says();
    }

    [Fact]
    public async Task Settings_AreTold_BeforeAndAfter_WithTheContactsThatAreShortened()
    {
        var account = await _host.CreateAccountAsync();
        await account.AddContactAsync();
        await account.AddContactAsync();
        await account.AddContactAsync(details => (details.TimeZone, details.ValidUntil) = ("Indian/Reunion", new DateOnly(2026, 7, 1)));

        var told = await account.ToldByAsync(() => SetAsync(account, Settings(30, "en")));

        Assert.Equal([JournalKind.SettingsChanged, JournalKind.ContactsShortened], told.Select(one => one.Kind));
        told[0].Is(JournalKind.SettingsChanged, Entrance.Browser, account.AdministratorId, account.Id).Says(
            "before:MaxValidityDays=365", "after:MaxValidityDays=30", "before:DefaultLanguage=fr", "after:DefaultLanguage=en");
        told[1].Is(JournalKind.ContactsShortened, Entrance.Browser, account.AdministratorId, null).Says(
            "times=2", "after:ValidUntil=2026-07-15");
        await account.NothingToldByAsync(() => SetAsync(account, Settings(30, "en")));
    }

    [Fact]
    public async Task Role_CreatedChangedAndDeleted_IsTold_WithItsNameAndTicks()
    {
        var account = await _host.CreateAccountAsync();
        var (by, id) = (account.AdministratorId, 0L);

        var created = await account.OneToldByAsync(async () => id = await account.AddRoleAsync("Lecteurs", Permissions.ContactsSearch));
        var changed = await account.OneToldByAsync(() => EditAsync(
            account, id, ("Lecteurs", "Relecteurs"), Permissions.GroupsManage));
        var deleted = await account.OneToldByAsync(async () =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(id))));

        created.Is(JournalKind.RoleCreated, Entrance.Browser, by, id).Names("Lecteurs").Says(
            "after:Name=Lecteurs", "added:Permission=administration", "added:Permission=administration.contacts",
            "added:Permission=administration.contacts.search");
        changed.Is(JournalKind.RoleChanged, Entrance.Browser, by, id).Names("Relecteurs").Says(
            "before:Name=Lecteurs", "after:Name=Relecteurs", "removed:Permission=administration.contacts",
            "removed:Permission=administration.contacts.search", "added:Permission=administration.groups",
            "added:Permission=administration.groups.manage");
        deleted.Is(JournalKind.RoleDeleted, Entrance.Browser, by, id).Names("Relecteurs").Says(
            "before:Name=Relecteurs", "removed:Permission=administration", "removed:Permission=administration.groups",
            "removed:Permission=administration.groups.manage");
    }

    [Fact]
    public async Task Role_OfWhichTicksAloneChange_IsTold_AlsoInTheInstantOfItsLastChange()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Lecteurs", Permissions.Groups);

        var told = await account.OneToldByAsync(() => EditAsync(
            account, id, ("Lecteurs", "Lecteurs"), Permissions.Groups, Permissions.GroupsManage));

        told.Is(JournalKind.RoleChanged, Entrance.Browser, account.AdministratorId, id).Names("Lecteurs")
            .Says("added:Permission=administration.groups.manage");
    }

    [Fact]
    public async Task Labels_CreatedRenamedAndDeleted_AreTold()
    {
        var account = await _host.CreateAccountAsync();

        await LabelAsync<Group>(account, JournalKind.GroupCreated, JournalKind.GroupRenamed, JournalKind.GroupDeleted);
        await LabelAsync<Category>(account, JournalKind.CategoryCreated, JournalKind.CategoryRenamed, JournalKind.CategoryDeleted);
        await LabelAsync<Segment>(account, JournalKind.SegmentCreated, JournalKind.SegmentRenamed, JournalKind.SegmentDeleted);
    }

    [Fact]
    public async Task Platform_ChangedByTheOperator_IsToldInEachAccountThatHasConnectorsThere()
    {
        var (one, two, none) = (await WithConnectorAsync(), await WithConnectorAsync(), await _host.CreateAccountAsync());
        var id = await _host.InScope(core =>
            core.Db.MobilePlatforms.Where(platform => platform.Key == Android).Select(platform => platform.Id).SingleAsync());

        var told = await one.OneToldByAsync(async () => Assert.Single(await two.ToldByAsync(() => none.NothingToldByAsync(
            () => SetAsync(PlatformAvailability.Available)))).Is(JournalKind.PlatformChanged, Entrance.Command, null, id));

        told.Is(JournalKind.PlatformChanged, Entrance.Command, null, id).Names("Android")
            .Says("before:Availability=ComingSoon", "after:Availability=Available");
        await one.NothingToldByAsync(() => SetAsync(PlatformAvailability.Available));
    }

    [Fact]
    public async Task Platform_ThatARuleKeeps_IsNotTold()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddCallerAsync();
        await account.AddCampaignAsync(Core.Campaigns.CampaignState.Sending);

        await account.NothingToldByAsync(async () => Assert.True((await _host.InScope(core =>
            core.Platforms.SetAvailabilityAsync(Sample.IPhone, PlatformAvailability.Retired))).IsByRule));
    }

    [Fact]
    public async Task Access_RestoredByTheOperator_IsTold()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => contact.LockedAt = _host.Now);

        var told = await account.ToldByAsync(async () =>
            WriteAssert.Done(await account.AsOperator(core => core.Restore.RunAsync(id, asAdministrator: true))));

        Assert.Equal(
            [JournalKind.ContactChanged, JournalKind.ContactUnblocked, JournalKind.ContactRolesChanged], told.Select(one => one.Kind));
        Assert.All(told, one => one.Is(one.Kind, Entrance.Command, null, id, id));
        told[0].Says("before:ValidUntil=2026-09-13");
        told[2].Says("added:Role=Administrateur");
    }

    private static AccountSettings Settings(int days, string language) => new()
    {
        MaxValidityDays = days,
        DefaultLanguage = language,
        DefaultTimeZone = "Europe/Paris",
        DefaultRowsPerTable = 25,
    };

    private static async Task SetAsync(TestAccount account, AccountSettings settings) =>
        WriteAssert.Done(await account.AsAdministrator(core => core.Account.UpdateAsync(settings)));

    private static async Task EditAsync(TestAccount account, long id, (string Before, string After) name, params string[] wanted) =>
        WriteAssert.Done(await account.AsAdministrator(async core => await core.Roles.UpdateAsync(
            id, new RoleEdit(name.After, Sample.Keys(wanted), name.Before, await account.PermissionsOfAsync(id)))));

    private static async Task LabelAsync<TLabel>(TestAccount account, JournalKind created, JournalKind renamed, JournalKind deleted)
        where TLabel : Label, new()
    {
        var (by, id) = (account.AdministratorId, 0L);
        var told = await account.ToldByAsync(async () =>
        {
            id = await account.AddLabelAsync<TLabel>("Avant");
            WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().RenameAsync(id, "Après")));
            WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().RenameAsync(id, "Après")));
            WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().DeleteAsync(id)));
        });

        Assert.Equal(3, told.Count);
        told[0].Is(created, Entrance.Browser, by, id).Names("Avant").Says("after:Name=Avant");
        told[1].Is(renamed, Entrance.Browser, by, id).Names("Après").Says("before:Name=Avant", "after:Name=Après");
        told[2].Is(deleted, Entrance.Browser, by, id).Names("Après").Says("before:Name=Après");
    }

    private async Task<TestAccount> WithConnectorAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync(Android, id, ConnectorPrivilege.Read)));
        return account;
    }

    private async Task SetAsync(PlatformAvailability availability) =>
        WriteAssert.Done(await _host.InScope(core => core.Platforms.SetAvailabilityAsync(Android, availability)));
}
