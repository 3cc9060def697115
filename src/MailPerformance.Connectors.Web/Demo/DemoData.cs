using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Demo;

/// <summary>
/// The guide's own example: account FG3 with anton and JEZO, and a second account that must stay invisible to it. Everything is
/// made by the same services as on the pages, so it obeys the same rules.
/// </summary>
public sealed class DemoData(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Code of the guide's account.</summary>
    public const string GuideAccount = "FG3";

    private static readonly string[] GroupNames =
        ["Agence Bordeaux", "Agence Lyon", "Agence Paris", "Direction", "Marketing", "Support", "Ventes"];

    private static readonly string[] CategoryNames =
        ["Anniversaires", "Fidélité", "Newsletter", "Nouveautés", "Offres flash", "Relances", "Sondages", "Soldes"];

    private static readonly string[] SegmentNames =
    [
        "Abonnés actifs", "Abonnés inactifs", "Acheteurs 2026", "Aquitaine", "Clients fidèles", "Clients professionnels",
        "Gironde", "Île-de-France", "Inscrits de la semaine", "Jeunes adultes", "Newsletter hebdomadaire", "Paniers abandonnés",
        "Prospects salon", "Rhône-Alpes", "Testeurs internes",
    ];

    /// <summary>Fills an empty database; one that already has its demo account stays as it is.</summary>
    public async Task FillAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ConnectorsDbContext>();
        if (await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AnyAsync())
        {
            return;
        }

        await FillGuideAccountAsync(services, db);
        await FillOtherAccountAsync(services, db);
    }

    private static T Done<T>(WriteResult<T> result) => result.IsDone
        ? result.Value!
        : throw new InvalidOperationException("The demo data breaks a rule: " + string.Join(" ", result.Errors));

    private static ContactDetails Details(string login, string firstName, string lastName, PersonTitle? title = null) => new()
    {
        Title = title,
        FirstName = firstName,
        LastName = lastName,
        LoginName = login,
        Email = login + "@exemple.fr",
        Language = "fr",
        TimeZone = "Europe/Paris",
        NotifyOnActionChange = true,
        RowsPerTable = 20,
    };

    private async Task FillGuideAccountAsync(IServiceProvider services, ConnectorsDbContext db)
    {
        var administrator = Details("admin", "Camille", "Administrateur");
        Done(await services.GetRequiredService<AccountInstaller>()
            .CreateAsync(GuideAccount, "Société Exemple", administrator, isDemo: true));

        // What follows is done as that administrator, who has just come in.
        var current = services.GetRequiredService<CurrentAccount>();
        current.Prove(time.GetUtcNow().UtcDateTime);
        Done(await services.GetRequiredService<AccountService>().SetMobileConnectorsAsync(true));
        var people = await AddPeopleAsync(services);
        await AddRolesAsync(services, people);
        await AddLabelsAsync(services, people);

        var connectors = services.GetRequiredService<ConnectorService>();
        var platform = await db.MobilePlatforms.Where(platform => platform.Availability == PlatformAvailability.Available)
            .OrderBy(platform => platform.Position).Select(platform => platform.Key).FirstAsync();
        Done(await connectors.AddAsync(platform, people["pmdpmdpmd"], ConnectorPrivilege.ReadWrite));
        Done(await connectors.AddAsync(platform, people["sandraconnect"], ConnectorPrivilege.Read));

        // Campaigns come from the operator, as in a real installation.
        current.EnterUnattended(current.AccountId!.Value, Entrance.Command);
        Done(await services.GetRequiredService<CampaignImport>().RunAsync(DemoCampaigns.At(time.GetUtcNow().UtcDateTime)));
        await SetPasswordsAsync(services, db);
    }

    private async Task FillOtherAccountAsync(IServiceProvider services, ConnectorsDbContext db)
    {
        var administrator = Details("admin", "Zélie", "Zimmermann", PersonTitle.Mrs);
        Done(await services.GetRequiredService<AccountInstaller>().CreateAsync("ZZ9", "Autre Société", administrator, isDemo: true));
        await SetPasswordsAsync(services, db);
    }

    private async Task<Dictionary<string, long>> AddPeopleAsync(IServiceProvider services)
    {
        var contacts = services.GetRequiredService<InformationsService>();
        var today = TimeZones.DayAt(time.GetUtcNow().UtcDateTime, "Europe/Paris");
        List<ContactDetails> all =
        [
            Details("delegue", "Dominique", "Délégué"),
            Details("lecteur", "Sacha", "Lecteur"),
            Details("pmdpmdpmd", "anton", "anton", PersonTitle.Mr),
            Details("sandraconnect", "TEST CONNECT", "JEZO", PersonTitle.Mrs),
            .. DemoPeople.All.Select((person, index) => Details(DemoPeople.LoginOf(index), person.FirstName, person.LastName)),
        ];
        var ids = new Dictionary<string, long>();
        for (var index = 0; index < all.Count; index++)
        {
            // End dates are spread over the year; the first few, who are named in the guide, have the whole of it.
            all[index].ValidUntil = today.AddDays(index < 4 ? 365 : 20 + (index * 37 % 340));
            ids[all[index].LoginName!] = Done(
                await contacts.CreateAsync(all[index], new Dictionary<string, ConnectorChoice>(), Guid.NewGuid()));
        }

        return ids;
    }

    private static async Task AddRolesAsync(IServiceProvider services, Dictionary<string, long> people)
    {
        var roles = services.GetRequiredService<RoleService>();
        var contactRoles = services.GetRequiredService<ContactRoleService>();

        async Task<long> AddAsync(string name, params string[] permissions) =>
            Done(await roles.CreateAsync(name, PermissionCatalogue.Tree.WithAncestors(permissions)));

        async Task GiveAsync(string login, long role) =>
            Done(await contactRoles.SetAsync(people[login], new HashSet<long> { role }, new HashSet<long>()));

        var delegates = await AddAsync("Délégué connecteurs", Permissions.MobileConnectors);
        var managers = await AddAsync(
            "Gestionnaire de contacts", Permissions.ContactsCreate, Permissions.ContactsEdit, Permissions.ContactsSearch);
        var classifiers = await AddAsync("Classement", Permissions.GroupsManage, Permissions.CategoriesManage, Permissions.SegmentsManage);
        await AddAsync("Annuaire", Permissions.ContactsSearch);
        var followers = await AddAsync("Suivi des campagnes", Permissions.Campaigns);

        await GiveAsync("delegue", delegates);
        await GiveAsync(DemoPeople.LoginOf(0), managers);
        await GiveAsync(DemoPeople.LoginOf(1), classifiers);
        await GiveAsync(DemoPeople.LoginOf(2), followers);
    }

    private static async Task AddLabelsAsync(IServiceProvider services, Dictionary<string, long> people)
    {
        var groups = await AddAsync<Group>(services, GroupNames);
        var categories = await AddAsync<Category>(services, CategoryNames);
        var segments = await AddAsync<Segment>(services, SegmentNames);

        var labels = services.GetRequiredService<ContactLabelService>();
        var none = new HashSet<long>();
        for (var index = 0; index < 12; index++)
        {
            var id = people[DemoPeople.LoginOf(index)];
            Done(await labels.SetGroupsAsync(id, new HashSet<long> { groups[index % groups.Count] }, none));
            Done(await labels.SetCategoriesAsync(id, new HashSet<long> { categories[index % categories.Count] }, none));
            Done(await labels.SetSegmentsAsync(id, new HashSet<long> { segments[index % segments.Count] }, none));
        }
    }

    private static async Task<List<long>> AddAsync<TLabel>(IServiceProvider services, IEnumerable<string> names)
        where TLabel : Label, new()
    {
        var labels = services.GetRequiredService<LabelService<TLabel>>();
        var ids = new List<long>();
        foreach (var name in names)
        {
            ids.Add(Done(await labels.AddAsync(name)));
        }

        return ids;
    }

    // Everybody of the demo has the same public password: one hash is enough for all.
    private async Task SetPasswordsAsync(IServiceProvider services, ConnectorsDbContext db)
    {
        var password = configuration["Demo:Password"] ?? throw new InvalidOperationException("Demo:Password is missing.");
        var hash = await services.GetRequiredService<PasswordHashing>().HashAsync(password);
        await db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(contact => contact.PasswordHash, hash));
    }
}
