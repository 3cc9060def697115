using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Labels;

/// <summary>Groups, categories and segments: the same page three times.</summary>
[Collection(AdministrationHost.Name)]
public sealed class LabelsTests(ConnectorsFactory host)
{
    public static TheoryData<string> Kinds => ["groupes", "categories", "segments"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_AddRenameDelete_DoEachAndSaySo(string kind)
    {
        var (_, admin) = await host.SetUpAsync();
        var url = "/administration/" + kind;

        PageAssert.LeadsBackTo(url, await admin.SubmitAsync(url, form => form.Set("Name", " L’été 🙂 ")));
        var list = await admin.GetAsync(url);
        PageAssert.Notice(list, Words.Web("Label_Added", "L’été 🙂"));
        Assert.Equal([["L’été 🙂", "0"]], list.Rows());

        var edit = list.Element("main table a").GetAttribute("href")!;
        PageAssert.LeadsBackTo(url, await admin.SubmitAsync(edit, form => form.Set("Name", "L’hiver")));
        Assert.Equal([["L’hiver", "0"]], (await admin.GetAsync(url)).Rows());

        PageAssert.LeadsBackTo(url, await admin.SubmitAsync(edit, _ => { }, edit + "/supprimer"));
        PageAssert.Notice(await admin.GetAsync(url), Words.Web("Label_Deleted", "L’hiver"));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync(edit));
    }

    [Fact]
    public async Task Post_CategoryOfCampaigns_IsReplacedThere_AndMayBeDeletedThen()
    {
        var (account, admin) = await host.SetUpAsync();
        var (old, other) = (await account.AddLabelAsync<Category>("Ancienne"), await account.AddLabelAsync<Category>("Nouvelle"));
        var campaign = await account.AddCampaignAsync(CampaignState.Draft, name: "Soldes d’été", categoryId: old);
        var url = $"/administration/categories/{old}";
        var page = await admin.GetAsync(url);
        Assert.Contains("Soldes d’été", page.Element("#campagnes").ParentElement!.TextContent);
        Assert.False(page.Shows(".confirm-danger"));
        var unknown = await account.UnchangedBy(() => admin.SubmitAsync(page, form => form.Set("OtherId", ""), url + "/remplacer"));
        Assert.Contains(Words.Core("Category_NoOther"), unknown.Text);

        var done = await admin.SubmitAsync(
            page, form => form.Set("OtherId", other.ToString(CultureInfo.InvariantCulture)), url + "/remplacer");

        PageAssert.RedirectsTo(url, done);
        PageAssert.Notice(await admin.GetAsync(url), Words.In("fr", () => Texts.Plural("Category_Replaced", 1)));
        Assert.Equal(other, await account.Inside(core =>
            core.Db.Campaigns.Where(found => found.Id == campaign).Select(found => found.CategoryId).SingleAsync()));
        admin.StopsAtEffects = true;
        var asked = await admin.SubmitAsync(url, _ => { }, url + "/supprimer");
        PageAssert.Is(HttpStatusCode.Conflict, asked);
        await admin.SubmitAsync(asked, _ => { }, url + "/supprimer");
        PageAssert.Notice(await admin.GetAsync("/administration/categories"), Words.Web("Label_Deleted", "Ancienne"));
    }

    [Fact]
    public async Task Get_LabelOfMoreThanTheBound_CountsNoFurther()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(BoundedCount.UsualBound + 2);
        var group = await account.AddLabelAsync<Group>("Foule");
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ContactGroups" ("ContactId", "LabelId", "AccountId")
            SELECT "Id", {group}, "AccountId" FROM "Contacts" WHERE "AccountId" = {account.Id}
            """));

        var sent = await host.Commands.ListenAsync(async () =>
            Assert.Equal([["Foule", "plus de 1\u202f000"]], (await admin.GetAsync("/administration/groupes")).Rows()));

        var counted = Assert.Single(sent, sql => sql.Contains("\"ContactGroups\"", StringComparison.Ordinal));
        Assert.Contains("LIMIT 1001", counted, StringComparison.Ordinal);
        Assert.Contains("plus de 1 000", (await admin.GetAsync($"/administration/groupes/{group}")).Text);
    }

    [Theory]
    [InlineData("groupes", "", "Label_NameRequired")]
    [InlineData("categories", " \t ", "Label_NameRequired")]
    [InlineData("segments", "DEJA pris", "Label_NameTaken")]
    [InlineData("groupes", "a\u0001b", "Text_ControlCharacters")]
    public async Task Post_BadName_SaysSoAtTheFieldAndSavesNothing(string kind, string name, string key)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddLabelAsync<Segment>("Déjà pris");

        var page = await account.UnchangedBy(() => admin.SubmitAsync("/administration/" + kind, form => form.Set("Name", name)));

        PageAssert.FieldError(page, "Name", Words.Core(key, name));
    }

    [Fact]
    public async Task Post_NameOf10000Characters_SaysSoAtTheFieldAndKeepsIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"/administration/groupes/{await account.AddLabelAsync<Group>("Groupe")}";
        var name = new string('é', 10_000);

        var page = await account.UnchangedBy(() => admin.SubmitAsync(url, form => form.Set("Name", name)));

        PageAssert.FieldError(page, "Name", Words.Core("Text_TooLong", Label.NameMaxLength));
        Assert.Equal(name, page.ValueOf("Name"));
    }

    [Fact]
    public async Task Get_ByReader_HasNoFormAndNoLinks()
    {
        var account = await host.CreateAccountAsync();
        await account.AddLabelAsync<Group>("Groupe");
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Groups));

        var page = await reader.GetAsync("/administration/groupes");

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.False(page.Shows("main form:not(#exporter form)"));
        Assert.False(page.Shows("main table a"));
        PageAssert.Is(HttpStatusCode.Forbidden, await reader.PostByHandAsync("/administration/groupes", form => form.Set("Name", "x")));
    }

    [Fact]
    public async Task Get_LongList_HasPagesOfTheReadersSize()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 5);
        for (var number = 1; number <= 6; number++)
        {
            await account.AddLabelAsync<Category>($"Catégorie {number}");
        }

        var first = await admin.GetAsync("/administration/categories");
        var second = await admin.GetAsync(first.Element(".pager a[rel=next]").GetAttribute("href")!);

        Assert.Equal(5, first.Rows().Count);
        Assert.Equal(["Catégorie 6"], second.Column(Words.Web("Label_Name")));
    }
}
