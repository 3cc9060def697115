using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

[Collection(AdministrationHost.Name)]
public sealed class IndexTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts";

    [Theory]
    [InlineData("O’Brien 'le \"grand\"")]
    [InlineData("Émoji 🙂👩‍💻")]
    [InlineData("שלום עולם")]
    [InlineData("<b>gras</b> & Cie")]
    public async Task Get_NameOfAnyScript_IsShownAsTyped(string name)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddContactAsync(details => details.LastName = name);

        var page = await admin.GetAsync(Url);

        Assert.Contains(name, page.LastNames());
    }

    [Theory]
    [InlineData("lefe", "LEFÈVRE")]
    [InlineData("EFÈV", "LEFÈVRE")]
    [InlineData("exemple.fr lef", "LEFÈVRE")]
    public async Task Get_Search_FindsByPartsOfWords(string search, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddContactAsync(details => details.LastName = "LEFÈVRE");
        await account.AddContactAsync(details => details.LastName = "Martin");

        var page = await admin.GetAsync($"{Url}?recherche={Uri.EscapeDataString(search)}");

        Assert.Equal([expected], page.LastNames());
        Assert.Equal(search, page.ValueOf("recherche"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("🙂")]
    [InlineData("introuvable")]
    public async Task Get_SearchWithoutResult_SaysSoAndKeepsTheText(string search)
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.GetAsync($"{Url}?recherche={Uri.EscapeDataString(search)}");

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.Contains(Words.Web("Contacts_NoneFound", search), page.Text);
        Assert.Equal(search, page.ValueOf("recherche"));
    }

    [Fact]
    public async Task Get_Row_ShortensThePrivilege_AndNamesItsDatesForACard()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Courte");
        await account.AddConnectorAsync(id, ConnectorPrivilege.ReadWrite);
        await account.ChangeAsync(account.AdministratorId, contact => contact.ShownColumns = ListColumns.LastSignIn);

        var page = await admin.GetAsync(Url);

        var connectors = page.Element("tbody .cell-aside[title]:not([title=''])");
        Assert.Equal($"iPhone ({Words.Web("PrivilegeShort_ReadWrite")})", connectors.TextContent.Trim());
        Assert.Equal($"iPhone ({Words.Web("Privilege_ReadWrite")})", connectors.GetAttribute("title"));
        Assert.Equal(Words.Web("Contact_ValidUntilCard"), page.Element("tbody .cell-day").GetAttribute("data-short"));
        var seen = page.Element("tbody .cell-date:has(.time-of-day)");
        Assert.Equal(Words.Web("Contact_LastSignInCard"), seen.GetAttribute("data-short"));
        Assert.Equal(Words.Web("Contact_LastSignIn"), seen.GetAttribute("data-label"));
        Assert.Matches("^[0-9]{2}/[0-9]{2}/2026 [0-9]{2}:[0-9]{2}$", seen.TextContent.Trim());
    }

    [Fact]
    public async Task Get_SearchOf101Characters_Is400WithTheReason()
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.GetAsync($"{Url}?recherche={new string('a', 101)}");

        PageAssert.Refused(HttpStatusCode.BadRequest, page, Words.Web("Search_TooLong", 100));
        Assert.DoesNotContain("Search :", page.Text);
    }

    [Fact]
    public async Task Get_PageThatIsNoNumber_Is400WithTheReason()
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.Refused(HttpStatusCode.BadRequest, await admin.GetAsync(Url + "?page=abc"), Words.Web("Binding_Invalid", "abc"));
    }

    [Theory]
    [InlineData("page=2", "2")]
    [InlineData("page=99", "3")]
    [InlineData("page=-4", "1")]
    public async Task Get_PageNumber_ShowsThatPageOrTheNearest(string query, string current)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(11);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 5);

        var page = await admin.GetAsync($"{Url}?{query}");

        Assert.EndsWith(current, page.Element(".pager [aria-current=page]").TextContent.Trim());
        Assert.Equal(current == "3" ? 2 : 5, page.Rows().Count);
    }

    [Fact]
    public async Task Get_SortLink_TurnsTheListRoundAndKeepsTheSearch()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(3);

        var up = await admin.GetAsync(Url + "?recherche=foule");
        var down = await admin.GetAsync(up.TurnRound());

        Assert.Equal(["Foule 00001", "Foule 00002", "Foule 00003"], up.LastNames());
        Assert.Equal(["Foule 00003", "Foule 00002", "Foule 00001"], down.LastNames());
        Assert.Equal("descending", down.Element("th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData("prenom")]
    [InlineData("utilisateur")]
    public async Task Get_SortByColumn_SortsByIt(string column)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddContactAsync(details => details.FirstName = "Zoé");
        await account.AddContactAsync(details => details.FirstName = "Anaïs");

        var page = await admin.GetAsync($"{Url}?tri={column}");

        var shown = column == "prenom" ? page.FirstNames() : page.Logins();
        Assert.Equal(shown.Order(StringComparer.Ordinal), shown);
    }

    [Fact]
    public async Task Get_SortByEnd_PutsContactsWithoutEndLastAndFirstTheOtherWayRound()
    {
        var (account, admin) = await host.SetUpAsync();
        foreach (var (name, days) in new[] { ("E", 5), ("F", 6), ("G", 7), ("H", 8) })
        {
            await account.AddContactAsync(details =>
                (details.LastName, details.ValidUntil) = (name, DateOnly.FromDateTime(host.Now).AddDays(days)));
        }

        foreach (var name in new[] { "X", "Y", "Z" })
        {
            var id = await account.AddContactAsync(details => details.LastName = name);
            await account.ChangeAsync(id, contact => contact.ValidUntil = null);
        }

        await account.ChangeAsync(account.AdministratorId, contact => (contact.LastName, contact.RowsPerTable) = ("W", 5));

        var up = await PagesAsync(admin, Url + "?tri=fin");
        var down = await PagesAsync(admin, Url + "?tri=fin&sens=desc");
        Assert.Equal(["E", "F", "G", "H", "W", "X", "Y", "Z"], up);
        Assert.Equal(up.Reverse(), down);

        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 6);
        Assert.Equal(up, await PagesAsync(admin, Url + "?tri=fin"));
        Assert.Equal(down, await PagesAsync(admin, Url + "?tri=fin&sens=desc"));
    }

    [Fact]
    public async Task Get_Filter_KeepsItsContactsThroughSortingPagesAndSearchUntilItIsRemoved()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(24);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 5);

        var first = await admin.GetAsync(Url + "?filtre=sans-mot-de-passe");
        Assert.Equal(Words.Web("Home_WithoutPassword"), first.Texts(".chip bdi")[0]);
        Assert.Equal(["Foule 00003", "Foule 00006", "Foule 00009", "Foule 00012", "Foule 00015"], first.LastNames());
        var second = await admin.GetAsync(first.Element(".pager a[rel=next]").GetAttribute("href")!);
        Assert.Equal(["Foule 00018", "Foule 00021", "Foule 00024"], second.LastNames());
        var sorted = await admin.GetAsync(first.TurnRound());
        Assert.Equal("Foule 00024", sorted.LastNames()[0]);
        Assert.Equal("sans-mot-de-passe", first.ValueOf("filtre"));
        var searched = await admin.GetAsync(Url + "?filtre=sans-mot-de-passe&recherche=durand");
        Assert.Contains(Words.Web("Contacts_NoneFound", "durand"), searched.Text);

        var all = await admin.GetAsync(first.Element(".chip").GetAttribute("href")!);
        Assert.False(all.Shows(".chip"));
        Assert.Equal(Words.In("fr", () => Texts.Plural("Contacts_Total", 25)), all.Element(".list-count").TextContent);
    }

    [Theory]
    [InlineData("connecteur-suspendu", "Bloquée")]
    [InlineData("fin-proche", "Bientôt")]
    [InlineData("inconnu", "Bientôt,Bloquée,Bloquée sans,Durand")]
    public async Task Get_Filter_KeepsThoseAndNobodyOfAnotherAccount(string filter, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        await AddAsync(account);
        await AddAsync((await host.SetUpAsync()).Account);

        Assert.Equal(expected.Split(','), (await admin.GetAsync($"{Url}?filtre={filter}")).LastNames());

        async Task AddAsync(TestAccount into)
        {
            var soon = DateOnly.FromDateTime(host.Now).AddDays(10);
            await into.AddConnectorAsync(await into.AddContactAsync(details => (details.LastName, details.ValidUntil) = ("Bientôt", soon)));
            foreach (var name in new[] { "Bloquée", "Bloquée sans" })
            {
                var id = await into.AddContactAsync(details => details.LastName = name);
                if (name == "Bloquée")
                {
                    await into.AddConnectorAsync(id);
                }

                await into.ChangeAsync(id, contact => contact.LockedAt = host.Now);
            }
        }
    }

    [Fact]
    public async Task Get_ByDelegate_HasNoSearchBoxAndNoCreateButton()
    {
        var (account, admin) = await host.SetUpAsync();
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await delegated.GetAsync(Url);

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.False(page.Shows("form[role=search]"));
        Assert.False(page.Shows($"a[href='{Url}/nouveau']"));
        Assert.True((await admin.GetAsync(Url)).Shows("form[role=search]"));
    }

    [Fact]
    public async Task Get_SearchByDelegate_Is403WithTheMissingRight()
    {
        var account = await host.CreateAccountAsync();
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await delegated.GetAsync(Url + "?recherche=x");

        var right = Words.Core("Permission_" + Permissions.ContactsSearch);
        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.Core("Denial_MissingPermission", right));
    }

    [Fact]
    public async Task Get_List_SaysWhoCanComeIn()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddInvitedContactAsync(details => details.LastName = "Invitée");
        var blocked = await account.AddContactAsync(details => details.LastName = "Bloquée");
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);
        var expired = await account.AddContactAsync(details => details.LastName = "Passée");
        await account.ChangeAsync(expired, contact => contact.AccessEndsAt = host.Now);

        var page = await admin.GetAsync(Url);
        var access = page.LastNames().Zip(page.Column(Words.Web("Access_Title"))).ToDictionary(row => row.First, row => row.Second);

        Assert.Equal(Words.Web("Access_NoPassword"), access["Invitée"]);
        Assert.Equal(Words.Web("Access_Locked"), access["Bloquée"]);
        Assert.Equal(Words.Web("Access_Expired"), access["Passée"]);
        Assert.Equal("–", access["Durand"]);
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(TestSite site, string address)
    {
        var names = new List<string>();
        for (var page = await site.GetAsync(address); ; page = await site.GetAsync(address))
        {
            names.AddRange(page.LastNames());
            if (page.Document.QuerySelector(".pager a[rel=next]")?.GetAttribute("href") is not { } next)
            {
                return names;
            }

            address = next;
        }
    }
}
