using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Demo;

/// <summary>What a developer sees first: the guide's own example.</summary>
public sealed class DemoTests(DemoFactory host) : IClassFixture<DemoFactory>
{
    private const string Password = "Trois-tulipes-2026!";

    [Theory]
    [InlineData("FG3admin", 12)]
    [InlineData("FG3delegue", 3)]
    [InlineData("FG3lecteur", 1)]
    [InlineData("FG3pmdpmdpmd", 1)]
    [InlineData("FG3sandraconnect", 1)]
    [InlineData("ZZ9admin", 12)]
    public async Task SignIn_EachPersonOfTheBanner_GetsInAndCanOpenTheWholeMenu(string login, int links)
    {
        var site = await host.SignInAsync(login, Password);

        var menu = (await site.GetAsync("/")).Document.QuerySelectorAll("nav#menu a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(links, menu.Count);
        foreach (var link in menu)
        {
            PageAssert.Is(HttpStatusCode.OK, await site.GetAsync(link));
        }
    }

    [Fact]
    public async Task Password_OfTheExample_IsOneThatEverybodyOfItMayChoose()
    {
        using var scope = host.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Contact>>();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var contacts = await db.Contacts.IgnoreQueryFilters().AsNoTracking().ToListAsync();
        var refused = new List<string>();
        foreach (var contact in contacts)
        {
            scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(contact.AccountId);
            foreach (var validator in users.PasswordValidators)
            {
                refused.AddRange((await validator.ValidateAsync(users, contact, Password)).Errors
                    .Select(error => $"{contact.UserName}: {error.Description}"));
            }
        }

        Assert.True(contacts.Count > 40);
        Assert.Empty(refused);
    }

    [Fact]
    public async Task Get_Connectors_ShowsAntonAndJezo()
    {
        var page = await (await host.SignInAsync("FG3admin", Password)).GetAsync("/parametrages/connecteurs");

        Assert.Equal("2 connecteurs configurés", page.Element(".platform-count").TextContent);
        Assert.Equal(
            ["anton anton FG3pmdpmdpmd", "JEZO TEST CONNECT FG3sandraconnect"], page.Texts("main td.cell-name"));
        Assert.Equal(["Configuré", "Configuré"], page.Column("Etat"));
        Assert.Equal(["Lecture/Ecriture", "Lecture"], page.Column("Privilège"));
    }

    [Fact]
    public async Task Fill_ASecondTime_KeepsWhatIsThere()
    {
        var before = await CountAsync(host);

        await host.Services.GetRequiredService<DemoData>().FillAsync();

        Assert.Equal(before, await CountAsync(host));
        Assert.True(before.Accounts == 2 && before.Contacts > 40, $"{before}");
    }

    [Fact]
    public async Task Start_OfASecondHostOnTheSameDatabase_KeepsWhatWasThereAndWhatWasAdded()
    {
        const string Groups = "/administration/groupes";
        await using var database = new TestDatabase();
        (int, int) before;
        await using (var first = new DemoAgainFactory(database))
        {
            var site = await first.SignInAsync("FG3admin", Password);
            PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync(Groups, form => form.Set("Name", "Ajouté entre-temps")));
            before = await CountAsync(first);
        }

        await using (var second = new DemoAgainFactory(database))
        {
            var site = await second.SignInAsync("FG3admin", Password);
            Assert.Contains("Ajouté entre-temps", (await site.GetAsync(Groups)).Text);
            Assert.Equal(before, await CountAsync(second));
        }
    }

    private static Task<(int Accounts, int Contacts)> CountAsync(ConnectorsFactory host) => host.InScope(async core => (
        await core.Db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).CountAsync(),
        await core.Db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).CountAsync()));
}
