using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>The parts of the list: what each keeps, what is counted, how they are put together and taken away.</summary>
[Collection(AdministrationHost.Name)]
public sealed class FilterTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts";

    private static readonly string[] Rest = ["connecteur=sans-iphone", "recherche=groupee", "tri=fin"];

    [Theory]
    [InlineData("connecteur=avec-iphone", "Connectée")]
    [InlineData("connecteur=sans-iphone", "Bloquée,Durand,Groupée,Invitée,Protégée")]
    [InlineData("connecteur=avec-ipad", "")]
    [InlineData("filtre=ouvert", "Connectée,Durand,Groupée,Protégée")]
    [InlineData("filtre=bloque", "Bloquée")]
    [InlineData("filtre=expire", "")]
    [InlineData("filtre=sans-mot-de-passe", "Invitée")]
    [InlineData("facteur=avec", "Protégée")]
    [InlineData("facteur=sans", "Bloquée,Connectée,Durand,Groupée,Invitée")]
    [InlineData("connexion=jamais", "Bloquée,Connectée,Groupée,Invitée,Protégée")]
    [InlineData("connexion=7-jours", "Durand")]
    [InlineData("connexion=plus-de-90-jours", "")]
    [InlineData("connecteur=sans-iphone&facteur=sans&filtre=ouvert", "Durand,Groupée")]
    [InlineData("connecteur=sans-iphone&filtre=ouvert&recherche=groupee", "Groupée")]
    [InlineData("connecteur=&filtre=&connexion=parfois&facteur=", "Bloquée,Connectée,Durand,Groupée,Invitée,Protégée")]
    public async Task Get_Part_KeepsItsContactsAndNobodyOfAnotherAccount(string query, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        await FillAsync(account);
        await FillAsync((await host.SetUpAsync()).Account);

        var page = await admin.GetAsync($"{Url}?{query}");

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), page.LastNames());
        var count = page.LastNames().Length;
        Assert.Equal(Words.In("fr", () => Texts.Plural("Contacts_Total", count)), page.Texts(".list-count")[0]);
    }

    [Fact]
    public async Task Get_RoleAndLabels_KeepThoseThatHaveThem_AndAnotherAccountsKeepNobody()
    {
        var (account, admin) = await host.SetUpAsync();
        var (other, _) = await host.SetUpAsync();
        var (group, theirs) = (await FillAsync(account), await FillAsync(other));

        Assert.Equal(["Groupée"], (await admin.GetAsync($"{Url}?groupe={group}")).LastNames());
        Assert.Equal(["Durand"], (await admin.GetAsync($"{Url}?role={account.AdministratorRoleId}")).LastNames());
        foreach (var part in new[] { $"groupe={theirs}", $"role={other.AdministratorRoleId}", "segment=999999", "categorie=999999" })
        {
            var page = await admin.GetAsync($"{Url}?{part}");
            PageAssert.Is(HttpStatusCode.OK, page);
            Assert.Empty(page.LastNames());
            Assert.Contains(Words.Web("List_FilterUnknown"), page.Texts(".chip bdi")[0]);
        }
    }

    [Fact]
    public async Task Get_Filters_SayHowManyTheyKeep()
    {
        var (account, admin) = await host.SetUpAsync();
        await FillAsync(account);

        var page = await admin.GetAsync(Url);

        Assert.Contains("Administrateur (1)", Choices("role"));
        Assert.Contains("Foule (1)", Choices("groupe"));
        Assert.Contains("iPhone (1)", Choices("connecteur"));
        Assert.Contains("Sans mot de passe (1)", Choices("filtre"));
        Assert.Contains("Bloqué (1)", Choices("filtre"));
        Assert.Contains("Activée (1)", Choices("facteur"));

        string[] Choices(string name) => page.Texts($"select[name={name}] option");
    }

    [Fact]
    public async Task Get_CountsOfFilters_FollowTheNextWrite()
    {
        var (account, admin) = await host.SetUpAsync();
        await FillAsync(account);
        Assert.Contains("Bloqué (1)", (await admin.GetAsync(Url)).Texts("select[name=filtre] option"));

        var id = await account.AddContactAsync(details => details.LastName = "Neuve");
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        await account.ChangeAsync(await account.AddContactAsync(), contact => contact.LockedAt = host.Now);
        WriteAssert.Done(await account.AsAdministrator(core => core.Profile.ShowColumnsAsync(ListColumns.Giver, ListColumns.Giver)));

        Assert.Contains("Bloqué (2)", (await admin.GetAsync(Url)).Texts("select[name=filtre] option"));
    }

    [Fact]
    public async Task Get_Chips_RemoveOneFilterEach_AndKeepTheRest()
    {
        var (account, admin) = await host.SetUpAsync();
        await FillAsync(account);

        var page = await admin.GetAsync(Url + "?connecteur=sans-iphone&filtre=ouvert&recherche=groupee&tri=fin");
        var chips = page.Document.QuerySelectorAll(".chip").ToDictionary(chip => chip.TextContent, chip => chip.GetAttribute("href")!);

        Assert.Equal(3, chips.Count);
        Assert.All(chips.Keys, text => Assert.StartsWith(Words.Web("List_Remove"), text.Trim()));
        var rest = chips.Single(chip => chip.Key.Contains("Accès")).Value;
        Assert.DoesNotContain("filtre=", rest);
        Assert.All(Rest, part => Assert.Contains(part, rest));
        Assert.DoesNotContain("recherche=", chips.Single(chip => chip.Key.Contains('«')).Value);
    }

    [Fact]
    public async Task Get_SearchForAPlatform_OffersThoseWithAConnector()
    {
        var (account, admin) = await host.SetUpAsync();
        await FillAsync(account);

        var page = await admin.GetAsync(Url + "?recherche=iphone");
        var offer = page.Element(".offers a");
        Assert.Equal(Words.Web("Contacts_WithConnector", "iPhone"), offer.TextContent);
        Assert.Equal(["Connectée"], (await admin.GetAsync(offer.GetAttribute("href")!)).LastNames());
        Assert.False((await admin.GetAsync(Url + "?recherche=ip")).Shows(".offers"));
    }

    [Fact]
    public async Task Get_RoleThatIsNoNumber_Is400()
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.Refused(HttpStatusCode.BadRequest, await admin.GetAsync(Url + "?role=abc"), Words.Web("Binding_Invalid", "abc"));
    }

    [Fact]
    public async Task Get_ByDelegate_HasFiltersAsWell()
    {
        var (account, _) = await host.SetUpAsync();
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());
        await FillAsync(account);

        var page = await delegated.GetAsync(Url + "?filtre=bloque");

        Assert.Equal(["Bloquée"], page.LastNames());
        Assert.True(page.Shows("details.filters"));
    }

    private static async Task<long> FillAsync(TestAccount account)
    {
        var group = await account.AddLabelAsync<Core.Labels.Group>("Foule");
        await account.AddConnectorAsync(await account.AddContactAsync(details => details.LastName = "Connectée"));
        await account.AddInvitedContactAsync(details => details.LastName = "Invitée");
        var blocked = await account.AddContactAsync(details => details.LastName = "Bloquée");
        await account.ChangeAsync(blocked, contact => contact.LockedAt = account.Host.Time.GetUtcNow().UtcDateTime);
        var grouped = await account.AddContactAsync(details => details.LastName = "Groupée");
        var guarded = await account.AddContactAsync(details => details.LastName = "Protégée");
        await account.Inside(async core =>
        {
            core.Db.Add(new ContactGroup { AccountId = account.Id, ContactId = grouped, LabelId = group });
            core.Db.Add(new SecondFactor
            {
                AccountId = account.Id,
                ContactId = guarded,
                ProtectedKey = "x",
                EnabledAt = account.Host.Time.GetUtcNow().UtcDateTime,
            });
            await core.Db.SaveChangesAsync();
            return 0;
        });
        return group;
    }
}
