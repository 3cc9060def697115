using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

[Collection(AdministrationHost.Name)]
public sealed class InformationsTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("", "informations")]
    [InlineData("next", "groupes")]
    [InlineData("xyz", "informations")]
    public async Task Post_Valid_SavesAndGoesWhereTheButtonSays(string button, string step)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var answer = await admin.SubmitAsync(Url(id), form =>
        {
            form.Set("LastName", "  Ségolène d'Arc  ");
            form.Set("Go", button);
        });

        PageAssert.RedirectsTo($"/administration/contacts/{id}/{step}", answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Web("Saved_Named", "Sandra Ségolène d'Arc"));
        Assert.Equal("Ségolène d'Arc", (await account.FindAsync(id)).LastName);
    }

    [Theory]
    [ClassData(typeof(BadDetails))]
    public async Task Post_BadDetail_SaysSoAtTheFieldAndSavesNothing(string field, string value, string message)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form =>
        {
            form.Set("FirstName", "Saisie gardée");
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", "Read");
            form.Set(field, value);
        }));

        PageAssert.FieldError(page, field, message);
        Assert.Equal(field == "FirstName" ? value : "Saisie gardée", page.ValueOf("FirstName") ?? "");
        Assert.True(page.Shows("#connecteur-iphone[checked]"));
    }

    [Fact]
    public async Task Post_LoginOfAnotherContact_SaysSoAtTheField()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form => form.Set("LoginName", "Admin")));

        PageAssert.FieldError(page, "LoginName", Words.Core("Contact_LoginTaken", account.Code + "Admin"));
    }

    [Theory]
    [InlineData("zzz", "Connector_PlatformUnknown", "zzz")]
    public async Task Post_PlatformThatThePageDidNotOffer_Is400AndSavesNothing(string platform, string key, string argument)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form =>
        {
            form.Set($"Connectors[{platform}].Enabled", "true");
            form.Set($"Connectors[{platform}].Privilege", "Read");
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core(key, argument));
    }

    [Fact]
    public async Task Post_ConnectorWithoutPrivilege_Is400AndSavesNothing()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form => form.Set("Connectors[iphone].Enabled", "true")));

        PageAssert.FieldError(page, "Connectors[iphone].Privilege", Words.Core("Connector_PrivilegeMissing"));
    }

    [Theory]
    [InlineData("Execute")]
    [InlineData("99")]
    public async Task Post_UnknownPrivilege_Is400AndSavesNothing(string privilege)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form =>
        {
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", privilege);
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.True(page.Shows(".privilege .field-error"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Details\":null,\"Connectors\":{\"iphone\":null}}")]
    [InlineData("{\"Details\":{\"Language\":\"xx\",\"LastName\":\"x\"},\"Connectors\":{}}")]
    public async Task Post_OriginalMadeByHand_IsNeverAFailureOfTheServer(string? original)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form =>
        {
            form.Remove("Original");
            form.Set("LastName", "Autre");
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", "Read");
            if (original is not null)
            {
                form.Set("Original", original);
            }
        }));

        Assert.InRange((int)page.Status, 400, 499);
    }

    [Fact]
    public async Task Get_ByDelegate_ShowsFactsAndTheConnectorsSectionOnly()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await delegated.GetAsync(Url(id));

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.False(page.Shows("[name=LastName]"));
        Assert.Contains("Durand", page.Element("dl.facts").TextContent);
        Assert.False(page.Element("#connecteur-iphone").HasAttribute("disabled"));
        Assert.Empty(page.Document.QuerySelectorAll(".stepper a").Skip(1));
    }

    [Fact]
    public async Task Post_DetailsByDelegate_ChangeNothingButTheConnector()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var before = await account.DetailsOfAsync(id);
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());

        var answer = await delegated.SubmitAsync(Url(id), form =>
        {
            form.Set("LastName", "Pirate");
            form.Set("Email", "pirate@exemple.fr");
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", "ReadWrite");
        });

        PageAssert.RedirectsTo(Url(id), answer);
        Assert.Empty((await account.DetailsOfAsync(id)).DifferencesFrom(before));
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.ConnectorsOfAsync(id)).Privilege);
    }

    [Fact]
    public async Task Post_OwnConnectorByDelegate_IsShownDisabledAndRefusedByHand()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var me = await account.AddDelegateAsync();
        var delegated = await host.SignInAsync(account, me);
        var page = await delegated.GetAsync(Url(me));
        Assert.True(page.Element("#connecteur-iphone").HasAttribute("disabled"));
        Assert.Contains(Words.Core("Denial_OwnConnector"), page.Element("#connecteurs").TextContent);

        var answer = await account.UnchangedBy(() => delegated.PostByHandAsync(Url(me), form =>
        {
            form.Set("Original", "{\"Details\":null,\"Connectors\":{\"iphone\":{\"Enabled\":false,\"Privilege\":null}}}");
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", "Read");
        }));

        PageAssert.Refused(HttpStatusCode.Forbidden, answer, Words.Core("Denial_OwnConnector"));
    }

    [Fact]
    public async Task Post_AdministratorByEditor_ChangesNothing()
    {
        var account = await host.CreateAccountAsync();
        var editor = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        var page = await editor.GetAsync(Url(account.AdministratorId));
        Assert.Contains(Words.Core("Denial_AdministratorContact"), page.Text);

        var details = await account.DetailsOfAsync(account.AdministratorId);
        await editor.PostByHandAsync(Url(account.AdministratorId), form =>
        {
            Security.EndpointBodies.FillDetails(form, details).GetAwaiter().GetResult();
            form.Set("LastName", "Renversée");
            form.Set("Original", "{\"Details\":null,\"Connectors\":{}}");
        });

        Assert.Empty((await account.DetailsOfAsync(account.AdministratorId)).DifferencesFrom(details));
    }

    private static string Url(long id) => $"/administration/contacts/{id}/informations";
}
