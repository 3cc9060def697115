using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Home;

/// <summary>« Couverture d'arrêt » on the first page, and the page that asks before somebody is the last no more.</summary>
[Collection(SettingsHost.Name)]
public sealed class CoverageTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_Home_ShowsTheWorstFirst_AndCountsWhatIsFine()
    {
        var (account, admin) = await host.SetUpAsync();
        var (covered, uncovered) = (await account.AddLabelAsync<Category>("Couverte"), await account.AddLabelAsync<Category>("Découverte"));
        await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, covered);
        await account.AddCampaignAsync(CampaignState.Sending, categoryId: covered, name: "Une seule");
        await account.AddCampaignAsync(
            CampaignState.Validated, new DateTime(2026, 12, 24, 23, 30, 0, DateTimeKind.Utc), uncovered, "Aucune");

        var thin = await admin.GetAsync("/");
        await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, covered);
        var better = await admin.GetAsync("/");

        Assert.Equal(["Aucune", "Une seule"], thin.Column(Words.Web("Coverage_Campaign")));
        Assert.StartsWith("25/12/2026 00:30", thin.Column(Words.Web("Coverage_When"))[0], StringComparison.Ordinal);
        Assert.StartsWith("Personne", thin.Column(Words.Web("Coverage_Who"))[0], StringComparison.Ordinal);
        Assert.Contains("1 personne Sandra Durand vu le 15/06/2026 12:00", thin.Text, StringComparison.Ordinal);
        Assert.Equal(["Aucune"], better.Column(Words.Web("Coverage_Campaign")));
        Assert.Contains("1 autre campagne peut être arrêtée par plusieurs personnes.", better.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Permissions.MobileConnectors)]
    [InlineData(Permissions.ContactsEdit)]
    public async Task Get_Home_WithoutTheRightToCampaigns_ShowsNone(string permission)
    {
        var (account, _) = await host.SetUpAsync();
        await account.AddCampaignAsync(CampaignState.Sending, name: "Secrète");
        var site = await host.SignInAsync(account, await account.AddHolderAsync(permission));

        Assert.DoesNotContain("Secrète", (await site.GetAsync("/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Home_WithCoverage_SendsAtMostFourCommands()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCallerAsync();
        for (var index = 0; index < 12; index++)
        {
            await account.AddCampaignAsync(CampaignState.Validated);
        }

        var commands = await host.Commands.ListenAsync(() => admin.GetAsync("/"));

        Assert.True(commands.Count <= 4, string.Join("\n---\n", commands));
    }

    [Fact]
    public async Task Post_Removal_OfTheLastWhoCanStop_AsksWith409_AndGoesOnWhenToldTo()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending, name: "<b>Soldes</b>");
        var address = $"/parametrages/connecteurs/{(await account.ConnectorsOfAsync(contactId)).Single().Id}/retirer";

        var asked = await account.UnchangedBy(() => admin.SubmitAsync(address, _ => { }));

        PageAssert.Is(HttpStatusCode.Conflict, asked);
        Assert.Equal("Retirer le connecteur ?", asked.Element("h1").TextContent.Replace('\u00a0', ' '));
        Assert.Contains("Retirer le connecteur quand même", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Plus personne ne pourrait arrêter depuis un téléphone : « <b>Soldes</b> ».", asked.Text, StringComparison.Ordinal);
        PageAssert.RedirectsTo(
            "/parametrages/connecteurs", await admin.SubmitAsync(asked, form => form.Set(StopCoverageRule.Field, "true"), address));
        Assert.Empty(await account.ConnectorsOfAsync(contactId));
    }

    [Theory]
    [InlineData("/parametrages/connecteurs/iphone/appareils/deconnecter", "", null, "", "Déconnecter tous les appareils ?")]
    [InlineData("/administration/contacts/{0}/supprimer", "", null, "", "Supprimer le contact")]
    [InlineData("/administration/contacts/{0}/identifiants", "/blocage", "locked", "true", "Bloquer le contact ?")]
    [InlineData("/administration/contacts/{0}/informations", "", "Connectors[iphone].Privilege", "Read", "Enregistrer ?")]
    public async Task Post_ThatLeavesNobody_AsksInTheWordsOfItsButton(
        string page, string action, string? field, string value, string question)
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        var address = string.Format(null, page, contactId);

        var asked = await account.UnchangedBy(() => admin.SubmitAsync(address, form =>
        {
            if (field is not null)
            {
                form.Set(field, value);
            }
        }, address + action));

        PageAssert.Is(HttpStatusCode.Conflict, asked);
        Assert.Equal(question, asked.Element("h1").TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task Post_Informations_LoweringTheLastWhoCanStop_KeepsEverythingTypedForTheSecondPost()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Validated);
        var address = $"/administration/contacts/{contactId}/informations";

        var asked = await admin.SubmitAsync(address, form =>
        {
            form.Set("FirstName", "Zoé “<é>”");
            form.Set("Connectors[iphone].Privilege", "Read");
            form.Set("Go", "next");
        });
        PageAssert.Is(HttpStatusCode.Conflict, asked);
        var done = await admin.SubmitAsync(asked, form => form.Set(StopCoverageRule.Field, "true"), address);

        PageAssert.RedirectsTo($"/administration/contacts/{contactId}/groupes", done);
        Assert.Equal("Zoé “<é>”", (await account.FindAsync(contactId)).FirstName);
        Assert.Equal(ConnectorPrivilege.Read, (await account.ConnectorsOfAsync(contactId)).Single().Privilege);
    }

    [Fact]
    public async Task Post_Category_InUse_IsNotDeleted_AndSaysWhy()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddLabelAsync<Category>("Portée");
        await account.AddCampaignAsync(CampaignState.Draft, categoryId: id);
        var address = $"/administration/categories/{id}";

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(address + "/supprimer", _ => { }));

        PageAssert.Refused(HttpStatusCode.BadRequest, page, Words.Core("Category_OfCampaigns", 1));
        Assert.Equal("Portée", page.Element($"form[action='{address}'] input[name=Name]").GetAttribute("value"));
    }
}
