using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Paramétrages, Connecteurs: as the guide shows it.</summary>
[Collection(SettingsHost.Name)]
public sealed class IndexTests(ConnectorsFactory host)
{
    private const string Url = "/parametrages/connecteurs";

    [Fact]
    public async Task Get_TwoConnectors_ReadsAsInTheGuide()
    {
        var (account, admin) = await host.SetUpAsync();
        await AddAsync(account, "anton", "anton", ConnectorPrivilege.ReadWrite);
        await AddAsync(account, "JEZO", "TEST CONNECT", ConnectorPrivilege.Read);

        var page = await admin.GetAsync(Url);

        Assert.Equal("Connecteurs Mobile", page.Element("h1").TextContent);
        Assert.Equal("2 connecteurs configurés", page.Element("section[aria-label=iPhone] .platform-count").TextContent);
        Assert.Contains("Ajouter un connecteur", page.Element("section[aria-label=iPhone] .platform-action").TextContent);
        foreach (var soon in new[] { "iPad", "Android", "Windows Phone 7" })
        {
            var section = page.Element($"section[aria-label='{soon}']");
            Assert.Contains("Aucun connecteur configuré", section.TextContent);
            Assert.Contains("Connecteur bientôt disponible", section.TextContent);
            Assert.Contains("Préparer un connecteur", Assert.Single(section.QuerySelectorAll("a")).TextContent);
        }

        Assert.Equal(
            ["Nom Prénom Utilisateur", "Etat", "Privilège", "Téléphone", "Date d’activation", "Actions"],
            page.Texts("main th"));
        Assert.Equal(["anton", "JEZO"], page.LastNames());
        Assert.Equal(["Configuré", "Configuré"], page.Column("Etat"));
        Assert.Equal(["Lecture/Ecriture", "Lecture"], page.Column("Privilège"));
        Assert.Equal("Retirer le connecteur (anton anton)", page.Element("a.removes").TextContent);
    }

    [Fact]
    public async Task Get_Counts_TellActivatedAndSuspendedApart()
    {
        var (account, admin) = await host.SetUpAsync();
        await ActivateAsync(account, await AddAsync(account, "Active", "A", ConnectorPrivilege.Read), host.Now);
        var blocked = await AddAsync(account, "Bloquée", "B", ConnectorPrivilege.Read);
        await AddAsync(account, "Configurée", "C", ConnectorPrivilege.Read);
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);

        var page = await admin.GetAsync(Url);

        Assert.Equal("3 connecteurs configurés", page.Element(".platform-count").TextContent);
        Assert.Equal("1 activé · 1 suspendu", page.Element(".platform-detail").TextContent);
        Assert.Equal(["Activé", "Suspendu contact bloqué", "Configuré"], page.Column("Etat"));
    }

    [Fact]
    public async Task Get_SuspendedConnector_SaysWhyHereAndOnTheContactsPage()
    {
        var (account, admin) = await host.SetUpAsync();
        var now = host.Now;
        await AddAsync(account, "A", "Bloquée", contact => contact.LockedAt = now);
        await AddAsync(account, "B", "Expirée", contact => (contact.ValidUntil, contact.AccessEndsAt) = (new DateOnly(2026, 6, 14), now));
        await AddAsync(account, "C", "Refusée", contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(5));
        var last = await AddAsync(account, "D", "Libre", _ => { });

        Assert.Equal(
            [
                "Suspendu contact bloqué", "Suspendu validité finie le 14/06/2026", "Suspendu trop de mots de passe faux", "Configuré",
            ],
            (await admin.GetAsync(Url)).Column("Etat"));

        await account.SetOptionAsync(false);
        Assert.Equal("Suspendu option désactivée", (await admin.GetAsync(Url)).Column("Etat")[3]);
        Assert.Contains("Suspendu option désactivée", (await admin.GetAsync($"/administration/contacts/{last}/informations")).Text);
    }

    [Theory]
    [InlineData("fr", "Europe/Paris", "15/06/2026 12:00")]
    [InlineData("fr", "America/New_York", "15/06/2026 06:00")]
    [InlineData("en", "Asia/Tokyo", "15/06/2026, 19:00")]
    public async Task Get_ActivationDate_IsInTheReadersZoneAndLanguage(string language, string zone, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        var at = new DateTime(2026, 6, 15, 10, 0, 0, DateTimeKind.Utc);
        await ActivateAsync(account, await AddAsync(account, "Active", "A", ConnectorPrivilege.Read), at);
        await account.ChangeAsync(account.AdministratorId, contact => (contact.Language, contact.TimeZone) = (language, zone));

        var shown = (await admin.GetAsync(Url)).Element("main td time");

        // Whether a comma stands between date and time depends on the tables of the machine.
        Assert.Equal(expected.Replace(",", ""), shown.TextContent.Replace(",", ""));
        Assert.Equal("2026-06-15T10:00:00Z", shown.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("nom", "Martin,Zola")]
    [InlineData("prenom", "Zola,Martin")]
    [InlineData("utilisateur", "Zola,Martin")]
    [InlineData("privilege", "Zola,Martin")]
    [InlineData("activation", "Martin,Zola")]
    public async Task Get_SortLinks_SortBothWays(string column, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        await ActivateAsync(account, await AddAsync(account, "Zola", "Anna", ConnectorPrivilege.Read, "a"), host.Now);
        await AddAsync(account, "Martin", "Benoît", ConnectorPrivilege.ReadWrite, "b");

        var up = await admin.GetAsync($"{Url}?plateforme=iphone&tri={column}");
        var down = await admin.GetAsync(up.TurnRound());

        Assert.Equal(expected.Split(','), up.LastNames());
        Assert.Equal(expected.Split(',').Reverse(), down.LastNames());
    }

    [Fact]
    public async Task Get_SameFirstName_IsSortedAsContactsAre()
    {
        var (account, admin) = await host.SetUpAsync();
        await AddAsync(account, "Zola", "Anna", ConnectorPrivilege.Read);
        await AddAsync(account, "Martin", "Anna", ConnectorPrivilege.Read);

        Assert.Equal(["Martin", "Zola"], (await admin.GetAsync($"{Url}?plateforme=iphone&tri=prenom")).LastNames());
        Assert.Equal(["Zola", "Martin"], (await admin.GetAsync($"{Url}?plateforme=iphone&tri=prenom&sens=desc")).LastNames());
    }

    [Fact]
    public async Task Get_ManyConnectors_HasPages()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(24);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 5);

        var first = await admin.GetAsync(Url);
        var second = await admin.GetAsync(first.Element(".pager a[rel=next]").GetAttribute("href")!);
        var beyond = await admin.GetAsync(Url + "?plateforme=iphone&page=99");

        Assert.Equal("12 connecteurs configurés", first.Element(".platform-count").TextContent);
        Assert.Equal((5, 5, 2), (first.Rows().Count, second.Rows().Count, beyond.Rows().Count));
        Assert.Empty(first.LastNames().Intersect(second.LastNames()));
    }

    [Fact]
    public async Task Get_OptionOff_SaysSoAndOffersTheSwitchToAdministratorsOnly()
    {
        var (account, admin) = await host.SetUpAsync();
        await AddAsync(account, "Suspendue", "S", ConnectorPrivilege.Read);
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());
        await account.SetOptionAsync(false);

        var (mine, theirs) = (await admin.GetAsync(Url), await delegated.GetAsync(Url));

        foreach (var page in new[] { mine, theirs })
        {
            Assert.Contains(Words.Web("Connectors_OptionOff"), page.Text);
            Assert.Equal(["Suspendu option désactivée"], page.Column("Etat"));
            Assert.False(page.Shows(".platform-action"));
        }

        Assert.False(theirs.Shows("main form[action^='/parametrages/compte']"));
        PageAssert.RedirectsTo(Url, await admin.SubmitAsync(mine, form => form.Set("enabled", "true"), "/parametrages/compte/option"));
        Assert.Equal(["Configuré"], (await admin.GetAsync(Url)).Column("Etat"));
    }

    private static async Task<long> AddAsync(
        TestAccount account, string lastName, string firstName, ConnectorPrivilege privilege, string? login = null)
    {
        var id = await account.AddContactAsync(details =>
        {
            (details.LastName, details.FirstName) = (lastName, firstName);
            details.LoginName = login ?? details.LoginName;
        });
        await account.AddConnectorAsync(id, privilege);
        return id;
    }

    private static async Task<long> AddAsync(TestAccount account, string lastName, string firstName, Action<Contact> change)
    {
        var id = await AddAsync(account, lastName, firstName, ConnectorPrivilege.Read);
        await account.ChangeAsync(id, change);
        return id;
    }

    private static Task<int> ActivateAsync(TestAccount account, long contactId, DateTime at) => account.Inside(async core =>
    {
        core.Db.MobileConnectors.Single(connector => connector.ContactId == contactId).ActivatedAt = at;
        return await core.Db.SaveChangesAsync();
    });
}
