using System.Text.Json;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Profile;

[Collection(AdministrationHost.Name)]
public sealed class OwnDataTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_Data_HasAllThatIsTheReadersOwn()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddHolderAsync(Permissions.GroupsManage);
        await account.AddConnectorAsync(id, ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(id, "Téléphone d’essai");
        var group = await account.AddLabelAsync<Group>("Nord");
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        var reader = await host.SignInAsync(account, id);

        var (data, text) = await ReadAsync(reader);

        Assert.Equal("Durand", data.GetProperty("contact").GetProperty("lastName").GetString());
        Assert.Equal(["Nord"], data.GetProperty("groups").EnumerateArray().Select(one => one.GetString()));
        Assert.Single(data.GetProperty("roles").EnumerateArray());
        Assert.Equal("ReadWrite", data.GetProperty("connectors")[0].GetProperty("privilege").GetString());
        Assert.Equal("Téléphone d’essai", data.GetProperty("phones")[0].GetProperty("name").GetString());
        Assert.Contains("ContactRolesChanged", KindsOf(data));
        Assert.DoesNotContain((await account.FindAsync(id)).PasswordHash!, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Data_SaysNothingOfOthers()
    {
        var account = await host.CreateAccountAsync();
        var reader = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.ContactsDelete);
        var other = await account.AddContactAsync(details => (details.LastName, details.LoginName) = ("Lahaye", "plahaye"));
        var site = await host.SignInAsync(account, reader);
        await site.SubmitAsync($"/administration/contacts/{other}/supprimer", _ => { });

        var (data, text) = await ReadAsync(site);

        Assert.Contains("ContactDeleted", KindsOf(data));
        Assert.DoesNotContain("Lahaye", text, StringComparison.Ordinal);
        Assert.DoesNotContain("plahaye", text, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Code + "admin", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> KindsOf(JsonElement data) =>
        data.GetProperty("journal").EnumerateArray().Select(one => one.GetProperty("kind").GetString());

    private static async Task<(JsonElement Data, string Text)> ReadAsync(TestSite site)
    {
        var page = await site.GetAsync("/profil/donnees");
        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.StartsWith("attachment", page.Response.Content.Headers.ContentDisposition!.ToString());
        var text = await page.Response.Content.ReadAsStringAsync();
        return (JsonDocument.Parse(text).RootElement, text);
    }
}
