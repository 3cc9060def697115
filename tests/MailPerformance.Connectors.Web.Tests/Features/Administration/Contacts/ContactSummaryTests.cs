using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>The contact at first sight.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ContactSummaryTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_OfAContactThatHasAll_TellsAllOfIt()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.SetOptionAsync(true);
        var role = await account.AddRoleAsync("Annuaire", Permissions.ContactsSearch);
        var id = await account.AddContactAsync(details => details.Email = "sandra@exemple.fr");
        await account.AddConnectorAsync(id);
        await account.AddDeviceAsync(id, "Téléphone de Sandra");
        await account.AddSecondFactorAsync(id);
        var category = await account.AddLabelAsync<Category>("Soldes");
        await admin.SubmitAsync(Url(id) + "/roles", form => form.Add("Selected", Text(role)));
        await admin.SubmitAsync(Url(id) + "/categories", form => form.Add("Selected", Text(category)));

        var page = await admin.GetAsync(Url(id));

        Assert.Equal("Sandra Durand", page.Element("h1").TextContent);
        var access = Section(page, "acces");
        Assert.Contains("sandra@exemple.fr", access);
        Assert.Contains(Words.Web("Summary_HasPassword"), access);
        Assert.Contains(Words.Web("SecondFactor_Since"), access);
        Assert.Contains(Words.Web("Summary_NeverSignedIn"), access);
        var connectors = Section(page, "connecteurs");
        Assert.Contains(Words.Web("Privilege_Read"), connectors);
        Assert.Contains("Téléphone de Sandra", connectors);
        Assert.Contains("Annuaire", Section(page, "roles"));
        Assert.Contains("Soldes", Section(page, "classement"));
        Assert.Contains(Words.Web("Summary_No_segments"), Section(page, "classement"));
        Assert.Equal(5, page.Document.QuerySelectorAll(".history li").Length);
        Assert.Contains("Sandra Durand", Section(page, "historique"));
    }

    [Fact]
    public async Task Get_OfAnAdministrator_ByADelegate_SaysWhyNoConnectorIsGiven()
    {
        var (account, _) = await host.SetUpAsync();
        await account.SetOptionAsync(true);
        var other = await account.AddContactAsync();
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await site.GetAsync(Url(account.AdministratorId));

        Assert.Contains(Words.Core("Denial_AdministratorContact"), Section(page, "connecteurs"));
        Assert.False(page.Shows("#connecteurs ~ p a"));
        Assert.True((await site.GetAsync(Url(other))).Shows("#connecteurs ~ p a"));
    }

    [Fact]
    public async Task Get_OfAContactThatHasNothing_SaysSo_AndLeadsOn()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddInvitedContactAsync();

        var page = await admin.GetAsync(Url(id));

        Assert.Contains(Words.Web("Summary_NoPassword"), Section(page, "acces"));
        Assert.Contains(Words.Web("Summary_NoConnector"), Section(page, "connecteurs"));
        Assert.Contains(Words.Web("Summary_NoRole"), Section(page, "roles"));
        foreach (var link in page.Document.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href")!))
        {
            PageAssert.Is(HttpStatusCode.OK, await admin.GetAsync(link.Split('#')[0]));
        }
    }

    [Fact]
    public async Task Get_ByADelegate_ShowsWhatTheyMayKnow_AndNoWayToWhatTheyMayNot()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        await account.AddLabelAsync<Category>("Soldes");
        var (reader, giver) = (await account.AddHolderAsync(Permissions.Contacts), await account.AddDelegateAsync());

        var read = await (await host.SignInAsync(account, reader)).GetAsync(Url(id));
        var given = await (await host.SignInAsync(account, giver)).GetAsync(Url(id));

        Assert.Equal(2, read.Document.QuerySelectorAll(".page-tabs a").Length);
        Assert.False(read.Shows("#classement"));
        Assert.False(read.Shows("#historique"));
        Assert.DoesNotContain(Words.Web("Summary_GiveConnector"), read.Text);
        Assert.DoesNotContain(Words.Web("Contact_EditCredentials"), read.Text);
        Assert.Contains(Words.Web("Summary_GiveConnector"), given.Text);
    }

    [Fact]
    public async Task Get_ByAReaderOfTheJournalWhoSeesSomeCampaigns_ShowsTheHistory()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Historique");
        var site = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Contacts, Permissions.Journal));

        Assert.Contains("Historique", Section(await site.GetAsync(Url(id)), "historique"));
    }

    [Fact]
    public async Task Get_OfAnotherAccountsContact_IsNotFound()
    {
        var (_, admin) = await host.SetUpAsync();
        var other = await host.CreateAccountAsync();

        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync(Url(await other.AddContactAsync())));
    }

    [Fact]
    public async Task Get_InEnglish_SaysTheSame()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        await admin.SubmitAsync("/profil", form => form.Set("Language", "en"));

        Assert.Contains("Never signed in", (await admin.GetAsync(Url(id))).Text);
    }

    private static string Section(TestPage page, string id) => page.Element($"section[aria-labelledby={id}]").TextContent;

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Url(long id) => $"/administration/contacts/{id}";
}
