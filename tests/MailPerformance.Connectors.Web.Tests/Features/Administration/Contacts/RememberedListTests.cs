using MailPerformance.Connectors.Web.Tests.MobileSignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>What is remembered of the list is as right as what is read: on two nodes, and when a state changes by itself.</summary>
public sealed class RememberedListTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private const string Url = "/administration/contacts";

    [Fact]
    public async Task Get_SamePageAgain_ReadsWhoIsSignedInAndNothingElse()
    {
        var account = await nodes.One.CreateAccountAsync();
        var admin = await nodes.One.SignInAsync(account, account.AdministratorId);

        Assert.InRange(await CommandsAsync(admin, Url), 2, 3);
        Assert.Equal(1, await CommandsAsync(admin, Url));
        Assert.InRange(await CommandsAsync(admin, Url + "?recherche=admin"), 2, 4);
        Assert.Equal(1, await CommandsAsync(admin, Url + "?recherche=admin"));
    }

    [Fact]
    public async Task Get_SameExactSearchByManyAtOnce_ReadsItOnce()
    {
        const string exact = Url + "?recherche=exemple&compte=exact";
        var (alone, together) = (await nodes.One.CreateAccountAsync(), await nodes.One.CreateAccountAsync());
        var one = await CommandsAsync(await nodes.One.SignInAsync(alone, alone.AdministratorId), exact);
        var readers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => nodes.One.SignInAsync(together, together.AdministratorId)));

        var sent = await nodes.One.Commands.ListenAsync(() => Task.WhenAll(readers.Select(reader => reader.GetAsync(exact))));

        // Each reads who is signed in.
        Assert.Equal(one - 1, sent.Count - readers.Length);
    }

    [Fact]
    public async Task Get_AfterAWriteOnTheOtherNode_ShowsIt()
    {
        var account = await nodes.One.CreateAccountAsync();
        var contactId = await account.AddContactAsync(details => details.LastName = "Avant");
        var (here, there) = (
            await nodes.One.SignInAsync(account, account.AdministratorId), await nodes.Other.SignInAsync(account, account.AdministratorId));
        foreach (var url in new[] { Url, Url + "?recherche=avant" })
        {
            Assert.Contains("Avant", (await here.GetAsync(url)).Text);
            Assert.Contains("Avant", (await there.GetAsync(url)).Text);
        }

        PageAssert.Is(HttpStatusCode.Redirect, await here.SubmitAsync(
            $"{Url}/{contactId}/informations", form => form.Set("LastName", "Après")));

        Assert.Contains("Après", (await there.GetAsync(Url)).Text);
        Assert.DoesNotContain("Avant", (await there.GetAsync(Url)).Text);
        Assert.Empty((await there.GetAsync(Url + "?recherche=avant")).Document.QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task Get_WhenAnAccessEndsByItself_ShowsIt()
    {
        var account = await nodes.One.CreateAccountAsync();
        await account.AddContactAsync(details =>
        {
            details.LastName = "Bientôt";
            details.ValidUntil = DateOnly.FromDateTime(nodes.One.Time.GetUtcNow().UtcDateTime);
        });
        var admin = await nodes.One.SignInAsync(account, account.AdministratorId);
        var expired = Words.In("fr", () => Texts.T("Access_Expired"));
        Assert.DoesNotContain(expired, (await admin.GetAsync(Url)).Texts("main td .badge"));

        nodes.One.Time.Advance(TimeSpan.FromDays(1));

        var later = await nodes.One.SignInAsync(account, account.AdministratorId);
        Assert.Contains(expired, (await later.GetAsync(Url)).Texts("main td .badge"));
    }

    private async Task<int> CommandsAsync(TestSite site, string url) =>
        (await nodes.One.Commands.ListenAsync(() => site.GetAsync(url))).Count;
}
