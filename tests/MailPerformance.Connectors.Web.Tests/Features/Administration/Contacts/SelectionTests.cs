using System.Globalization;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>Steps 2 to 5 of the wizard.</summary>
[Collection(AdministrationHost.Name)]
public sealed class SelectionTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("groupes", "next", "roles")]
    [InlineData("groupes", "previous", "informations")]
    [InlineData("roles", "next", "categories")]
    [InlineData("roles", "previous", "groupes")]
    [InlineData("categories", "next", "segments")]
    [InlineData("segments", "previous", "categories")]
    [InlineData("segments", "", "segments")]
    public async Task Post_Step_SavesItselfAndGoesWhereTheButtonSays(string step, string button, string next)
    {
        var (account, admin) = await host.SetUpAsync();
        var item = await AddItemAsync(account, step);
        var contact = await account.AddContactAsync();

        var answer = await admin.SubmitAsync(Url(contact, step), form =>
        {
            form.Add("Selected", item);
            form.Set("Go", button);
        });

        PageAssert.RedirectsTo(Url(contact, next), answer);
        var page = await admin.GetAsync(Url(contact, step));
        Assert.Equal(item, page.Element("[name=Selected][checked]").GetAttribute("value"));
    }

    [Fact]
    public async Task Post_LastStepByItsLastButton_GoesBackToTheListThatNamesTheContact()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var address = Url(contact, "segments") + "?nouveau=1";
        var page = await admin.GetAsync(address);
        var last = page.Element(".form-actions .button-primary");
        Assert.Equal(("Terminer", "finish"), (last.TextContent.Trim(), last.GetAttribute("value")));

        var answer = await admin.SubmitAsync(page, form => form.Set(last.GetAttribute("name")!, last.GetAttribute("value")!), address);

        PageAssert.LeadsBackTo("/administration/contacts", answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Web("Saved_Named", "Sandra Durand"));
        Assert.DoesNotContain(Words.Web("Finish"), (await admin.GetAsync(Url(contact, "groupes") + "?nouveau=1")).Text);
    }

    [Fact]
    public async Task Get_StepOfANewContact_MarksWhatIsDone_AndGoesOnAsAStep()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();

        var page = await admin.GetAsync(Url(contact, "roles") + "?nouveau=1");

        Assert.Equal(2, page.Document.QuerySelectorAll(".stepper li.done").Length);
        Assert.Contains(Words.Web("Step_Done"), page.Element(".stepper li.done").TextContent);
        Assert.Equal("next", page.Element(".form-actions .button-primary").GetAttribute("value"));
        var answer = await admin.SubmitAsync(page, form => form.Set("Go", "next"), Url(contact, "roles") + "?nouveau=1");
        PageAssert.RedirectsTo(Url(contact, "categories") + "?nouveau=1", answer);
    }

    [Fact]
    public async Task Get_PageOfAContactThatIsThere_IsATabAmongOthers()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();

        var page = await admin.GetAsync(Url(contact, "roles"));

        Assert.False(page.Shows(".stepper"));
        Assert.Equal(Words.Web("Roles_Title"), page.Element(".page-tabs [aria-current]").TextContent);
        Assert.Equal(6, page.Document.QuerySelectorAll(".page-tabs a").Length);
        Assert.Equal(Words.Web("Save"), page.Element(".form-actions button").TextContent);
    }

    [Theory]
    [InlineData("groupes")]
    [InlineData("roles")]
    [InlineData("categories")]
    [InlineData("segments")]
    public async Task Post_ItemOfAnotherAccount_Is400AndSavesNothing(string step)
    {
        var (account, admin) = await host.SetUpAsync();
        var foreign = await AddItemAsync(await host.CreateAccountAsync(), step);
        var contact = await account.AddContactAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url(contact, step), form => form.Add("Selected", foreign)));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core("Selection_Unknown"));
    }

    [Theory]
    [InlineData("abc", "[]")]
    [InlineData("-1", "[]")]
    [InlineData("99999999999999999999", "[]")]
    [InlineData("1", "abc")]
    [InlineData("1", "null")]
    [InlineData("1", "{}")]
    [InlineData("1", "")]
    public async Task Post_MadeByHand_Is400AndSavesNothing(string selected, string original)
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();

        foreach (var step in new[] { "groupes", "roles", "categories", "segments" })
        {
            PageAssert.Is(HttpStatusCode.BadRequest, await account.UnchangedBy(() => admin.PostByHandAsync(Url(contact, step), form =>
            {
                form.Set("Selected", selected == "1" ? "999999" : selected);
                form.Set("Original", original);
            })));
        }
    }

    [Fact]
    public async Task Get_RolesByEditor_ShowsHigherRolesDisabledWithTheReason()
    {
        var account = await host.CreateAccountAsync();
        var contact = await account.AddContactAsync();
        var strong = await account.AddRoleAsync("Rôle plus fort", Permissions.RolesManage);
        var editor = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));

        var page = await editor.GetAsync(Url(contact, "roles"));

        var administrator = page.Element($"input[value='{account.AdministratorRoleId}']");
        Assert.True(administrator.HasAttribute("disabled"));
        Assert.Contains(Words.Core("Denial_AdministratorOnly"), administrator.ParentElement!.TextContent);
        Assert.True(page.Element($"input[value='{strong}']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Post_HigherRoleByEditor_Is403AndSavesNothing()
    {
        var account = await host.CreateAccountAsync();
        var contact = await account.AddContactAsync();
        var editor = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));

        var page = await account.UnchangedBy(() => editor.SubmitAsync(
            Url(contact, "roles"), form => form.Add("Selected", Text(account.AdministratorRoleId))));

        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.Core("Denial_AdministratorOnly"));
    }

    [Fact]
    public async Task Post_LastAdministratorsRoleTakenAway_Is400AndSavesNothing()
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(
            () => admin.SubmitAsync(Url(account.AdministratorId, "roles"), form => form.Remove("Selected")));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core("Contact_LastAdministrator"));
    }

    private static string Url(long contact, string step) => $"/administration/contacts/{contact}/{step}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> AddItemAsync(TestAccount account, string step)
    {
        var name = $"Élément {Sample.NextNumber()}";
        return Text(step switch
        {
            "groupes" => await account.AddLabelAsync<Group>(name),
            "roles" => await account.AddRoleAsync(name),
            "categories" => await account.AddLabelAsync<Category>(name),
            _ => await account.AddLabelAsync<Segment>(name),
        });
    }
}
