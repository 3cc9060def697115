using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

[Collection(SettingsHost.Name)]
public sealed class AddTests(ConnectorsFactory host)
{
    private const string List = "/parametrages/connecteurs";
    private const string Url = List + "/iphone/ajouter";

    [Fact]
    public async Task Post_Valid_AddsTheConnector()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Lefèvre");
        var page = await admin.GetAsync(Url + "?recherche=lefe");
        Assert.Single(page.Document.QuerySelectorAll("[name=ContactId]"));

        var answer = await admin.SubmitAsync(page, form => Fill(form, id, "ReadWrite"), Url);

        PageAssert.RedirectsTo(List, answer);
        PageAssert.Notice(await admin.GetAsync(List), Words.Web("Connector_Added", "iPhone", "Sandra Lefèvre"));
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.ConnectorsOfAsync(id)).Privilege);
    }

    [Fact]
    public async Task Post_Nothing_AsksForTheContactFirst()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddContactAsync();

        var page = await admin.SubmitAsync(Url, form => form.Remove("ContactId"));

        PageAssert.FieldError(page, "ContactId", Words.Web("AddConnector_ContactMissing"));
        Assert.Equal(
            ["#ContactId", "#Privilege"],
            page.Document.QuerySelectorAll(".validation-summary a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("", "Connector_PrivilegeMissing")]
    [InlineData(null, "Connector_PrivilegeMissing")]
    public async Task Post_WithoutPrivilege_SaysSoAtTheFieldAndKeepsTheContact(string? privilege, string key)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form => Fill(form, id, privilege)));

        PageAssert.FieldError(page, "Privilege", Words.Core(key));
        Assert.True(page.Shows($"[name=ContactId][value='{id}'][checked]"));
    }

    [Theory]
    [InlineData("Execute")]
    [InlineData("0")]
    [InlineData("99")]
    public async Task Post_UnknownPrivilege_Is400AtTheField(string privilege)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form => Fill(form, id, privilege)));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.NotEqual("", page.Element("#Privilege-error").TextContent);
    }

    [Fact]
    public async Task Post_Twice_SaysThatItIsThereAlready()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var page = await admin.GetAsync(Url);
        await admin.SubmitAsync(page, form => Fill(form, id, "Read"), Url);

        var again = await account.UnchangedBy(() => admin.SubmitAsync(page, form => Fill(form, id, "Read"), Url));

        PageAssert.Is(HttpStatusCode.BadRequest, again);
        var login = (await account.FindAsync(id)).UserName!;
        PageAssert.Summary(again, Words.Core("Connector_AlreadyConfigured", login, "iPhone"));
        Assert.True(again.Element($"[name=ContactId][value='{id}']").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("", "AddConnector_ContactMissing")]
    [InlineData(null, "AddConnector_ContactMissing")]
    public async Task Post_WithoutContact_SaysSo(string? contact, string key)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Url, form =>
        {
            form.Set("Privilege", "Read");
            if (contact is not null)
            {
                form.Set("ContactId", contact);
            }
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Web(key));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999999")]
    [InlineData("abc")]
    public async Task Post_UnknownContact_Is400AndSavesNothing(string contact)
    {
        var (account, admin) = await host.SetUpAsync();

        PageAssert.Is(HttpStatusCode.BadRequest, await account.UnchangedBy(() => admin.PostByHandAsync(Url, form =>
        {
            form.Set("Privilege", "Read");
            form.Set("ContactId", contact);
        })));
    }

    [Fact]
    public async Task Post_PlatformComingSoon_WaitsAndCountsAsNothingElse()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var url = $"{List}/ipad/ajouter";
        Assert.Equal("Préparer un connecteur iPad", (await admin.GetAsync(url)).Element("h1").TextContent);

        await admin.PostByHandAsync(url, form => Fill(form, id, "Read"));

        var section = (await admin.GetAsync(List)).Element("section[aria-label=iPad]");
        Assert.Equal("Aucun connecteur configuré", section.QuerySelector(".platform-count")!.TextContent);
        Assert.Equal("1 en attente d’ouverture", section.QuerySelector(".platform-detail")!.TextContent.Trim());
        Assert.Equal("En attente d’ouverture", section.QuerySelector("td .badge")!.TextContent);
        Assert.DoesNotContain("/invitation", section.InnerHtml);
        var home = await admin.GetAsync("/");
        Assert.Equal("0", home.Element(".card:has(a[href='/parametrages/connecteurs']) .card-figure").TextContent);

        var contact = await admin.GetAsync($"/administration/contacts/{id}/informations");
        Assert.Contains("En attente d’ouverture", contact.Element("main").TextContent);
        PageAssert.Is(HttpStatusCode.Found, await admin.SubmitAsync(
            $"/administration/contacts/{id}/informations", form => form.Set("Connectors[ipad].Privilege", "ReadWrite")));
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.ConnectorsOfAsync(id)).Privilege);
    }

    [Theory]
    [InlineData("inconnue")]
    [InlineData("%20")]
    public async Task Request_PlatformThatTakesNoConnectors_Is404(string platform)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync($"{List}/{platform}/ajouter"));
        PageAssert.Is(HttpStatusCode.NotFound, await account.UnchangedBy(() =>
            admin.PostByHandAsync($"{List}/{platform}/ajouter", form => Fill(form, id, "Read"))));
    }

    [Fact]
    public async Task Post_OptionOff_SaysSoAndSavesNothing()
    {
        var (account, admin) = await host.SetUpAsync(option: false);
        var id = await account.AddContactAsync();
        Assert.True((await admin.GetAsync(Url)).Element("main form[method=post] button").HasAttribute("disabled"));

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Url, form => Fill(form, id, "Read")));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core("Connector_OptionOff"));
    }

    [Fact]
    public async Task Get_ByDelegate_ShowsAdministratorsAndOneselfDisabled()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var me = await account.AddDelegateAsync();
        var delegated = await host.SignInAsync(account, me);

        var page = await delegated.GetAsync(Url + "/contacts");

        Assert.Contains(Words.Core("Denial_OwnConnector"), page.Element($"[value='{me}']").ParentElement!.TextContent);
        Assert.Contains(
            Words.Core("Denial_AdministratorContact"), page.Element($"[value='{account.AdministratorId}']").ParentElement!.TextContent);
        PageAssert.Refused(
            HttpStatusCode.Forbidden,
            await account.UnchangedBy(() => delegated.PostByHandAsync(Url, form => Fill(form, account.AdministratorId, "Read"))),
            Words.Core("Denial_AdministratorContact"));
    }

    private static void Fill(TestForm form, long contactId, string? privilege)
    {
        form.Set("ContactId", contactId.ToString(CultureInfo.InvariantCulture));
        if (privilege is not null)
        {
            form.Set("Privilege", privilege);
        }
    }
}
