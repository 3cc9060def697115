using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Ways that a weaker contact once had into a stronger one, and requests that once failed in the server.</summary>
public sealed class TakeoverTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>
{
    [Fact]
    public async Task Link_MadeBeforeTheContactBecameAnAdministrator_Is410()
    {
        var account = await host.CreateAccountAsync();
        var manager = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        var id = await account.AddContactAsync();
        var link = await NewLinkAsync(manager, id);
        Assert.Equal(HttpStatusCode.OK, (await host.Anonymous().GetAsync(link)).Status);

        await account.GiveRoleAsync(id, account.AdministratorRoleId);

        Assert.Equal(HttpStatusCode.Gone, (await host.Anonymous().GetAsync(link)).Status);
    }

    [Fact]
    public async Task Link_MadeBeforeTheRoleGotMoreRights_Is410()
    {
        var account = await host.CreateAccountAsync();
        var manager = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        var role = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var id = await account.AddContactAsync();
        await account.GiveRoleAsync(id, role);
        var link = await NewLinkAsync(manager, id);

        var admin = await host.SignInAsync(account, account.AdministratorId);
        await admin.SubmitAsync($"/administration/roles/{role}", form => form.Add("Permissions", Permissions.RolesManage));

        Assert.Equal(HttpStatusCode.Gone, (await host.Anonymous().GetAsync(link)).Status);
    }

    [Fact]
    public async Task Link_MadeAgain_EndsTheOneBefore()
    {
        var account = await host.CreateAccountAsync();
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var id = await account.AddContactAsync();
        var first = await NewLinkAsync(admin, id);
        var second = await NewLinkAsync(admin, id);

        Assert.Equal(HttpStatusCode.Gone, (await host.Anonymous().GetAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Anonymous().GetAsync(second)).Status);
    }

    [Fact]
    public async Task Link_ForTheOwnerOfAConnector_NeedsTheRightToGiveOne()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        await account.AddConnectorAsync(id);
        var manager = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));

        var page = await manager.PostByHandAsync($"/administration/contacts/{id}/identifiants/lien", _ => { });

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task Post_IdInTheForm_DoesNotReplaceTheOneInTheAddress()
    {
        var account = await host.CreateAccountAsync();
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var one = await account.AddRoleAsync("Un", Permissions.Contacts);
        var two = await account.AddRoleAsync("Deux", Permissions.Contacts);

        await admin.SubmitAsync($"/administration/roles/{one}/supprimer", form => form.Set("id", $"{two}"));

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/administration/roles/{one}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/administration/roles/{two}")).Status);
    }

    [Fact]
    public async Task Post_BodyInUtf7_Is415()
    {
        using var content = new StringContent("a=+ADw-");
        content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "utf-7" };

        using var answer = await host.Anonymous().Client.PostAsync("/connexion", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_ReturnAddressBeyondAscii_IsEncoded()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);

        var page = await site.GetAsync("/connexion?retour=/administration/contacts%3Frecherche%3DNo%C3%ABl");

        Assert.Equal("/administration/contacts?recherche=No%C3%ABl", page.Location);
    }

    private static async Task<string> NewLinkAsync(TestSite site, long contactId)
    {
        var url = $"/administration/contacts/{contactId}/identifiants";
        await site.SubmitAsync(url, _ => { }, url + "/lien");
        return new Uri((await site.GetAsync(url)).Element(".secret input").GetAttribute("value")!).PathAndQuery;
    }
}
