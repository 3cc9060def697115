using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>Something that a request can be about.</summary>
public sealed record Aim(string Name, Target Target);

/// <summary>Two accounts with everybody who sends requests, and with whatever these can be about.</summary>
public sealed class ChangeWorld
{
    private readonly Dictionary<TargetKind, List<Aim>> _aims = [];

    private ChangeWorld(ChangeFactory host, TestAccount account, TestAccount other) => (Host, Account, Other) = (host, account, other);

    public ChangeFactory Host { get; }

    public TestAccount Account { get; }

    public TestAccount Other { get; }

    public IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    /// <summary>A phone that is signed in, and its contact.</summary>
    public (TestPhone Phone, long ContactId) Stopper { get; private set; }

    /// <summary>A key of an authenticator app that waits for its first code, and whose it is.</summary>
    public (SecondFactorSetUp SetUp, long ContactId) SetUp { get; private set; }

    public string RecoveryCode { get; private set; } = "";

    /// <summary>What its administrator signs in with.</summary>
    public string Login { get; private set; } = "";

    public long PlainRole { get; private set; }

    public long StrongRole { get; private set; }

    /// <summary>A category, and a segment, that restricted people see, and one that they do not.</summary>
    public (long Seen, long Hidden) Categories { get; private set; }

    public (long Seen, long Hidden) Segments { get; private set; }

    public static async Task<ChangeWorld> CreateAsync(ChangeFactory host)
    {
        var world = new ChangeWorld(host, await host.CreateAccountAsync(), await host.CreateAccountAsync());
        await world.Account.SetOptionAsync(true);
        await world.Other.SetOptionAsync(true);
        await world.AddRolesAndLabelsAsync();
        await world.AddCampaignsAsync();
        var visitors = new ChangeVisitors(world);
        await visitors.AddContactsAsync();
        await world.AddContactsAsync();

        // Later, so that every date that a request writes is another one; the platform has opened since its connectors were given.
        var opened = host.Time.GetUtcNow().UtcDateTime.AddMinutes(1);
        await host.InScope(core => core.Db.Set<MobilePlatform>().Where(platform => platform.Key == Sample.IPhone)
            .ExecuteUpdateAsync(set => set.SetProperty(platform => platform.OpenedAt, opened)));
        host.Time.Advance(TimeSpan.FromMinutes(10));
        world.Visitors = await visitors.SignInAsync();
        world.Stopper = visitors.Stopper;
        world.RecoveryCode = visitors.RecoveryCode;
        world.Login = (await world.Account.FindAsync(world.Account.AdministratorId)).UserName!;
        var administrator = world.Visitors.First(visitor => visitor.IsAdministrator).ContactId;
        world.AimAt(TargetKind.Batch, "foreseen", await world.Account.ForeseeAsync(
            administrator, new BatchOrder(BatchAction.Block), await world.Account.AddContactAsync()));
        world.AimAt(TargetKind.Import, "sent", WriteAssert.Done(await world.Account.As(
            administrator, core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un")))));
        world.AimAt(TargetKind.CampaignImport, "sent", WriteAssert.Done(await world.Account.As(
            administrator, core => core.Imports.CreateAsync(TestImports.Upload("Clé", "un"), BatchAction.ImportCampaigns))));
        var colleague = await world.Account.AddContactAsync();
        world.AimAt(TargetKind.Passkey, "another's", await world.Account.AddPasskeyAsync(colleague));
        world.AimAt(TargetKind.Session, "another's", await world.Account.AddSessionAsync(colleague));
        world.SetUp = (
            WriteAssert.Done(await world.Account.As(administrator, core => core.SecondFactors.StartAsync(Sample.Password))), administrator);
        return world;
    }

    /// <summary>What of the kind the visitor aims at: the plainest first, their own last.</summary>
    public IEnumerable<Aim> AimsOf(TargetKind kind, Visitor visitor) => kind switch
    {
        TargetKind.None => [new Aim("nothing", new Target(Account, 0, null))],
        TargetKind.Contact when visitor.ContactId > 0 => [.. _aims[kind], Own(visitor)],
        TargetKind.Connector or TargetKind.Device =>
            [.. _aims[kind].Where(aim => !aim.Name.StartsWith("own ", StringComparison.Ordinal) || aim.Name == "own " + visitor.Name)],
        _ => _aims[kind],
    };

    /// <summary>Makes it something that requests can be about.</summary>
    public void AimAt(TargetKind kind, string name, long id, TestAccount? account = null, string? code = null)
    {
        if (!_aims.TryGetValue(kind, out var aims))
        {
            _aims[kind] = aims = [];
        }

        aims.Add(new Aim(name, new Target(account ?? Account, id, code)));
    }

    public long Id(TargetKind kind, string name) => _aims[kind].Single(aim => aim.Name == name).Target.Id;

    /// <summary>Gives the contact a connector and a phone, which requests can be about.</summary>
    public async Task AddPhoneAsync(string name, long contactId, TestAccount? account = null)
    {
        AimAt(TargetKind.Connector, name, await (account ?? Account).AddConnectorAsync(contactId), account);
        AimAt(TargetKind.Device, name, await (account ?? Account).AddDeviceAsync(contactId), account);
    }

    private Aim Own(Visitor visitor) =>
        new("oneself", new Target(visitor.AccountId == Account.Id ? Account : Other, visitor.ContactId, null));

    private async Task AddRolesAndLabelsAsync()
    {
        AimAt(TargetKind.Role, "empty", await Account.AddRoleAsync("Vide"));
        AimAt(TargetKind.Role, "plain", PlainRole = await Account.AddRoleAsync("Simple", Permissions.Contacts));
        AimAt(TargetKind.Role, "strong", StrongRole = await Account.AddRoleAsync("Fort", [.. PermissionCatalogue.Keys]));
        AimAt(TargetKind.Role, "held", await Account.AddRoleAsync("Porté", Permissions.Contacts));
        AimAt(TargetKind.Role, "built-in", Account.AdministratorRoleId);
        AimAt(TargetKind.Role, "foreign", await Other.AddRoleAsync("Autre"), Other);
        await AddLabelsAsync<Group>(TargetKind.Group);
        Categories = await AddLabelsAsync<Category>(TargetKind.Category);
        Segments = await AddLabelsAsync<Segment>(TargetKind.Segment);
    }

    private async Task<(long Seen, long Hidden)> AddLabelsAsync<TLabel>(TargetKind kind)
        where TLabel : Label, new()
    {
        var hidden = await Account.AddLabelAsync<TLabel>("Cachée");
        var seen = await Account.AddLabelAsync<TLabel>("Vue");
        AimAt(kind, "worn by nobody", await Account.AddLabelAsync<TLabel>("Libre"));
        AimAt(kind, "hidden", hidden);
        AimAt(kind, "seen", seen);
        AimAt(kind, "foreign", await Other.AddLabelAsync<TLabel>("Autre"), Other);
        return (seen, hidden);
    }

    private async Task AddCampaignsAsync()
    {
        AimAt(TargetKind.Campaign, "sending", await Account.AddCampaignAsync(CampaignState.Sending, categoryId: Categories.Seen));
        AimAt(TargetKind.Campaign, "validated", await Account.AddCampaignAsync(CampaignState.Validated, categoryId: Categories.Seen));
        var hidden = Categories.Hidden;
        AimAt(TargetKind.Campaign, "hidden sending", await Account.AddCampaignAsync(CampaignState.Sending, categoryId: hidden));
        AimAt(TargetKind.Campaign, "hidden validated", await Account.AddCampaignAsync(CampaignState.Validated, categoryId: hidden));
        AimAt(TargetKind.Campaign, "foreign sending", await Other.AddCampaignAsync(CampaignState.Sending), Other);
        AimAt(TargetKind.Campaign, "foreign validated", await Other.AddCampaignAsync(CampaignState.Validated), Other);
    }

    private async Task AddContactsAsync()
    {
        var colleague = await Account.AddContactAsync();
        await LimitAsync(colleague);
        AimAt(TargetKind.Contact, "colleague", colleague);

        var equipped = await Account.AddContactAsync();
        await Account.GiveRoleAsync(equipped, Id(TargetKind.Role, "held"));
        await AddPhoneAsync("equipped", equipped);
        await Account.AddSecondFactorAsync(equipped);
        AimAt(TargetKind.Contact, "equipped", equipped);

        AimAt(TargetKind.Contact, "stronger", await Account.AddHolderAsync([.. PermissionCatalogue.Keys]));
        var chief = await Account.AddAdministratorAsync();
        await AddPhoneAsync("chief's", chief);
        AimAt(TargetKind.Contact, "chief", chief);

        var foreign = await Other.AddContactAsync();
        await AddPhoneAsync("foreign", foreign, Other);
        AimAt(TargetKind.Contact, "foreign", foreign, Other);

        var waiting = await Account.AddContactAsync();
        AimAt(TargetKind.Connector, "waiting", await Account.AddConnectorAsync(waiting));

        AimAt(TargetKind.Deleted, "deleted", await Account.AddDeletedContactAsync());
        AimAt(TargetKind.Deleted, "deleted, restricted", await Account.AddDeletedContactAsync(LimitAsync));
        AimAt(TargetKind.Deleted, "deleted, stronger", await Account.AddDeletedContactAsync(id => Account.GiveRoleAsync(id, StrongRole)));
        AimAt(
            TargetKind.Deleted, "deleted chief",
            await Account.AddDeletedContactAsync(id => Account.GiveRoleAsync(id, Account.AdministratorRoleId)));
        AimAt(TargetKind.Deleted, "foreign", await Other.AddDeletedContactAsync(), Other);

        var invited = await Account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await Account.AsAdministrator(core => core.Links.CreateAsync(invited)));
        AimAt(TargetKind.PasswordLink, "link", invited, code: code);
        await AddReviewsAsync();
    }

    // The row of an administrator's role, and that of a connector. In the other account none is open: its administrator may open one.
    private async Task AddReviewsAsync()
    {
        AimAt(TargetKind.Review, "ended", await Account.EndedReviewAsync());
        AimAt(TargetKind.Review, "foreign ended", await Other.EndedReviewAsync(), Other);
        var id = await Account.OpenReviewAsync();
        var items = await Account.ItemsAsync(id);
        foreach (var kind in Enum.GetValues<ReviewedKind>())
        {
            var number = items.First(item => item.Kind == kind && item.ContactId != Account.AdministratorId).Number;
            AimAt(TargetKind.OpenReview, kind.ToString(), id, code: number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Sees one category and one segment.</summary>
    public async Task LimitAsync(long contactId)
    {
        await Account.ChooseCategoriesAsync(contactId, Categories.Seen);
        WriteAssert.Done(await Account.AsAdministrator(core =>
            core.ContactLabels.SetSegmentsAsync(contactId, Sample.Ids(Segments.Seen), Sample.Ids())));
    }
}
