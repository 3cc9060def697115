using AngleSharp.Dom;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Home;

/// <summary>The menu and the first page.</summary>
[Collection(SettingsHost.Name)]
public sealed class HomeTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("")]
    [InlineData(Permissions.MobileConnectors)]
    [InlineData(Permissions.ContactsSearch)]
    [InlineData(Permissions.ContactsEdit)]
    [InlineData(Permissions.RolesManage)]
    [InlineData(Permissions.Roles)]
    [InlineData(Permissions.GroupsManage)]
    [InlineData(Permissions.Categories)]
    [InlineData(Permissions.Segments)]
    [InlineData(Permissions.Campaigns)]
    [InlineData("*")]
    public async Task Get_EveryLinkThatIsShown_CanBeOpened(string permission)
    {
        var (account, admin) = await host.SetUpAsync();
        var site = permission switch
        {
            "*" => admin,
            "" => await host.SignInAsync(account, await account.AddContactAsync()),
            _ => await host.SignInAsync(account, await account.AddHolderAsync(permission)),
        };
        var home = await site.GetAsync("/");
        PageAssert.Is(HttpStatusCode.OK, home);

        var links = home.Document.QuerySelectorAll("nav a, main a, header a").Select(link => link.GetAttribute("href")!)
            .Where(link => link.StartsWith('/')).Distinct().ToList();

        foreach (var link in links)
        {
            PageAssert.Is(HttpStatusCode.OK, await site.GetAsync(link));
        }
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData(Permissions.MobileConnectors, "/ /administration/contacts /parametrages/connecteurs")]
    [InlineData(Permissions.RolesManage, "/ /administration/roles /administration/corbeille")]
    [InlineData(Permissions.Campaigns, "/ /campagnes")]
    [InlineData("*", "/ /campagnes /administration/contacts /administration/roles /administration/groupes /administration/categories "
        + "/administration/segments /administration/journal /administration/revue /administration/corbeille /parametrages/connecteurs "
        + "/parametrages/compte")]
    public async Task Get_Menu_ShowsWhatMayBeOpenedAndNothingElse(string permission, string expected)
    {
        var (account, admin) = await host.SetUpAsync();
        var site = permission switch
        {
            "*" => admin,
            "" => await host.SignInAsync(account, await account.AddContactAsync()),
            _ => await host.SignInAsync(account, await account.AddHolderAsync(permission)),
        };

        var links = (await site.GetAsync("/")).Document.QuerySelectorAll("nav#menu a").Select(link => link.GetAttribute("href"));

        Assert.Equal(expected.Split(' '), links);
    }

    [Fact]
    public async Task Get_RightsGivenAndTaken_ActAtTheNextRequest()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var site = await host.SignInAsync(account, id);
        var role = await account.AddRoleAsync("Délégué", Permissions.MobileConnectors);
        PageAssert.Is(HttpStatusCode.Forbidden, await site.GetAsync("/parametrages/connecteurs"));

        await account.GiveRoleAsync(id, role);
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/parametrages/connecteurs"));

        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(id, Sample.Ids(), Sample.Ids(role))));
        PageAssert.Is(HttpStatusCode.Forbidden, await site.GetAsync("/parametrages/connecteurs"));
        Assert.Single((await site.GetAsync("/")).Document.QuerySelectorAll("nav#menu a"));
    }

    [Fact]
    public async Task Get_ByAdministrator_ShowsFiguresAndByDelegateOnlyConnectors()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddConnectorAsync(await account.AddInvitedContactAsync());
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());

        Assert.Equal(["1", "1", "0"], Figures(await admin.GetAsync("/")));
        Assert.Equal(["1"], Figures(await delegated.GetAsync("/")));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(Permissions.ContactsEdit, 2)]
    [InlineData(Permissions.MobileConnectors, 6)]
    [InlineData("*", 9)]
    public async Task Get_Figures_AreReadOnlyForWhoSeesThem_InOneCommandThatStopsAtABound(string permission, int counts)
    {
        var (account, admin) = await host.SetUpAsync();
        var site = permission switch
        {
            "*" => admin,
            "" => await host.SignInAsync(account, await account.AddContactAsync()),
            _ => await host.SignInAsync(account, await account.AddHolderAsync(permission)),
        };

        var commands = await host.Commands.ListenAsync(() => site.GetAsync("/"));

        Assert.InRange(commands.Count, 2, 4);
        Assert.Equal(counts, commands.Sum(command => command.Split("COUNT(*)").Length - 1));
    }

    [Fact]
    public async Task Get_ByWhoeverHasNoRight_SaysSo_AndWhomToAsk()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => (contact.FirstName, contact.LastName) = ("Ada", "Ministre"));
        var nobody = await host.SignInAsync(account, await account.AddContactAsync());

        var page = await nobody.GetAsync("/");

        Assert.Contains(Words.Web("Home_NoRight"), page.Text);
        Assert.Contains("Ada Ministre", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Web("Home_NoRight"), (await admin.GetAsync("/")).Text);
    }

    [Fact]
    public async Task Get_Figure_LinksToTheListThatItCounts()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddConnectorAsync(await account.AddInvitedContactAsync());
        await account.SetOptionAsync(false);
        var soon = DateOnly.FromDateTime(host.Now).AddDays(30);
        await account.AddContactAsync(details => details.ValidUntil = soon);
        await account.AddContactAsync(details => details.ValidUntil = soon.AddDays(1));

        var home = await admin.GetAsync("/");

        var links = home.Document.QuerySelectorAll(".card:has(.card-figure) .card-link:not([href$=invitations])").ToList();
        foreach (var link in links)
        {
            var page = await admin.GetAsync(link.GetAttribute("href")!);
            Assert.True(page.Rows().Count == 1, $"{link.GetAttribute("href")}: {page.Rows().Count}");
        }

        Assert.Equal(["1", "1", "1", "1"], Figures(home));
        Assert.Equal(3, links.Count);
    }

    [Fact]
    public async Task Post_Extension_FromHere_LeadsBackHere_WhereTheNextOneStands()
    {
        var (account, admin) = await host.SetUpAsync();
        var day = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime).AddDays(5);
        await account.AddContactAsync(details => (details.FirstName, details.ValidUntil) = ("Première", day));
        await account.AddContactAsync(details => (details.FirstName, details.ValidUntil) = ("Seconde", day.AddDays(1)));
        var home = await admin.GetAsync("/");
        var form = home.Element("form:has([name=fromHome])");
        Assert.Contains("Première", form.TextContent);

        var answer = await admin.SubmitAsync(home, _ => { }, form.GetAttribute("action")!);

        PageAssert.RedirectsTo("/", answer);
        home = await admin.GetAsync("/");
        Assert.Contains("Première", home.Element(".notice").TextContent);
        Assert.Contains("Seconde", home.Element("form:has([name=fromHome])").TextContent);
        var editor = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        Assert.False((await editor.GetAsync("/")).Shows("form [name=fromHome]"));
        Assert.Contains("Seconde", (await editor.GetAsync("/")).Text);
    }

    [Fact]
    public async Task Get_ZeroIsQuiet_AndWhatAsksForNothingIsNotThere()
    {
        var (_, admin) = await host.SetUpAsync();

        var home = await admin.GetAsync("/");

        Assert.True(home.Shows(".card-quiet"));
        Assert.DoesNotContain(Words.Web("Home_Suspended"), home.Text);
        Assert.DoesNotContain(Words.Web("Home_ToInvite"), home.Text);
        Assert.Equal("/administration/contacts/nouveau", home.Element(".page-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task Get_OwnConnectorInTheMinutesAfterWrongPasswords_IsSuspendedAsInTheList()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddConnectorAsync(account.AdministratorId);
        await account.ChangeAsync(account.AdministratorId, contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(5));

        var shown = (await admin.GetAsync("/")).Element("main li .badge").TextContent;

        Assert.Equal(Words.Web("State_Suspended"), shown);
        Assert.Contains(shown, (await admin.GetAsync("/parametrages/connecteurs")).Element("main table").TextContent);
    }

    private static IEnumerable<string> Figures(TestPage page) =>
        page.Document.QuerySelectorAll(".card-figure").Select(figure => figure.Text());
}
