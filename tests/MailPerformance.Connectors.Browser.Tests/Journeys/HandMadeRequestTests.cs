using System.Net;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>
/// What a delegate could send with the cookies and a valid token of their own browser, but no page offers: all of it is refused,
/// and not one column of one row of the account changes.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class HandMadeRequestTests(BrowserSite site)
{
    [Fact]
    public Task Delegate_changes_nothing_but_connectors_by_hand_made_requests() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var ownId = await account.AddPersonAsync("Dominique", "Relais", Permissions.MobileConnectors);
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var ownRole = (await account.Account.RolesOfAsync(ownId)).Single();
        var contact = $"/administration/contacts/{contactId}";
        var dominique = await stage.SignInAsync(account.Login("dominique"));
        await dominique.OpenAsync(contact + "/informations");
        var token = await HiddenAsync(dominique, "__RequestVerificationToken");

        (string Address, (string Name, string Value)[] Fields)[] requests =
        [
            ("/administration/roles/nouveau", [("Name", "Pirate"), ("Permissions", Permissions.RolesManage)]),
            ($"/administration/roles/{ownRole}", [("Name", "Pirate"), ("Permissions", Permissions.RolesManage), ("Original", "{}")]),
            ($"/administration/roles/{ownRole}/supprimer", []),
            ($"/administration/contacts/{ownId}/roles", [("Selected", $"{account.Account.AdministratorRoleId}"), ("Original", "[]")]),
            ("/administration/contacts/nouveau", [("LastName", "Pirate"), ("FirstName", "Jo"), ("LoginName", "pirate")]),
            (contact + "/supprimer", []),
            (contact + "/groupes", [("Selected", "1"), ("Original", "[]")]),
            (contact + "/identifiants/lien", []),
            (contact + "/identifiants/blocage", [("locked", "true")]),
            ("/administration/groupes", [("Name", "Pirates")]),
            ("/parametrages/compte", [("MaxValidityDays", "1")]),
            ("/parametrages/compte/option", [("enabled", "false")]),
        ];
        await account.Account.UnchangedBy(async () =>
        {
            foreach (var (address, fields) in requests)
            {
                Assert.Equal((address, HttpStatusCode.Forbidden), (address, await PostAsync(dominique, address, token, fields)));
            }

            return true;
        });
    });

    [Fact]
    public Task Delegate_who_posts_a_contact_changes_its_connector_and_nothing_about_the_person() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Dominique", "Relais", Permissions.MobileConnectors);
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var before = await account.Account.DetailsOfAsync(contactId);
        var address = $"/administration/contacts/{contactId}/informations";
        var dominique = await stage.SignInAsync(account.Login("dominique"));
        await dominique.OpenAsync(address);

        var status = await PostAsync(
            dominique,
            address,
            await HiddenAsync(dominique, "__RequestVerificationToken"),
            ("Original", await HiddenAsync(dominique, "Original")),
            ("LastName", "Pirate"),
            ("LoginName", "pirate"),
            ("Email", "pirate@exemple.fr"),
            ("Connectors[iphone].Enabled", "true"),
            ("Connectors[iphone].Privilege", "Read"));

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Empty(before.DifferencesFrom(await account.Account.DetailsOfAsync(contactId)));
        Assert.Single(await account.Account.ConnectorsOfAsync(contactId));
    });

    [Fact]
    public Task Request_without_the_token_of_the_page_is_refused() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await account.Account.UnchangedBy(async () =>
        {
            var status = await PostAsync(visitor, "/parametrages/compte/option", "", ("enabled", "false"));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            return true;
        });
    });

    private static Task<string> HiddenAsync(Visitor visitor, string name) =>
        visitor.Page.Locator($"main input[type=hidden][name={name}]").First.InputValueAsync();

    private static async Task<HttpStatusCode> PostAsync(
        Visitor visitor, string address, string token, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token);
        foreach (var (name, value) in fields)
        {
            form.Set(name, value);
        }

        await using var answer = await visitor.Page.Context.APIRequest.PostAsync(address, new() { Form = form, MaxRedirects = 0 });
        return (HttpStatusCode)answer.Status;
    }
}
