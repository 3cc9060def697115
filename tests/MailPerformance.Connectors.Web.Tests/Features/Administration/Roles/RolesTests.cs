using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Roles;

[Collection(AdministrationHost.Name)]
public sealed class RolesTests(ConnectorsFactory host)
{
    private const string Url = "/administration/roles";

    [Fact]
    public async Task Post_NewRoleWithAChild_TicksItsAncestors()
    {
        var (account, admin) = await host.SetUpAsync();

        var answer = await admin.SubmitAsync(Url + "/nouveau", form =>
        {
            form.Set("Name", "Délégué d’été 🙂");
            form.Add("Permissions", Permissions.MobileConnectors);
        });

        var page = await admin.GetAsync(answer.Location!);
        PageAssert.Notice(page, Words.Web("Role_Created", "Délégué d’été 🙂"));
        Assert.Equal("Délégué d’été 🙂", page.ValueOf("Name"));
        Assert.Equal([Permissions.Administration, Permissions.Contacts, Permissions.MobileConnectors], Ticked(page));
        Assert.Contains((await admin.GetAsync(Url)).Rows(), row => row is ["Délégué d’été 🙂", "3 droits", "0"]);
        Assert.StartsWith(Url + "/", answer.Location);
        Assert.NotEqual(account.AdministratorRoleId.ToString(null, null), answer.Location![(Url.Length + 1)..]);
    }

    [Fact]
    public async Task Post_ParentUnticked_ClearsWhatIsBelow()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"{Url}/{await account.AddRoleAsync("Rôle", Permissions.ContactsEdit, Permissions.GroupsManage)}";

        PageAssert.RedirectsTo(url, await admin.SubmitAsync(url, form => form.Remove("Permissions", Permissions.Contacts)));

        Assert.Equal([Permissions.Administration, Permissions.Groups, Permissions.GroupsManage], Ticked(await admin.GetAsync(url)));
    }

    [Theory]
    [InlineData("", "Role_NameRequired")]
    [InlineData("  ", "Role_NameRequired")]
    [InlineData("Annuaire", "Role_NameTaken")]
    [InlineData("ANNUAIRE ", "Role_NameTaken")]
    public async Task Post_BadName_SaysSoAtTheFieldAndKeepsTheTicks(string name, string key)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddRoleAsync("Annuaire");

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url + "/nouveau", form =>
        {
            form.Set("Name", name);
            form.Add("Permissions", Permissions.ContactsSearch);
        }));

        PageAssert.FieldError(page, "Name", Words.Core(key, name.Trim()));
        Assert.Equal([Permissions.ContactsSearch], Ticked(page));
    }

    [Fact]
    public async Task Post_NameOf10000Characters_SaysSoAtTheFieldAndKeepsIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"{Url}/{await account.AddRoleAsync("Rôle")}";
        var name = new string('x', 10_000);

        var page = await account.UnchangedBy(() => admin.SubmitAsync(url, form => form.Set("Name", name)));

        PageAssert.FieldError(page, "Name", Words.Core("Text_TooLong", Role.NameMaxLength));
        Assert.Equal(name, page.ValueOf("Name"));
    }

    [Theory]
    [InlineData("administration.inconnu")]
    [InlineData("ADMINISTRATION")]
    [InlineData("")]
    public async Task Post_UnknownPermission_Is400AndSavesNothing(string key)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url + "/nouveau", form =>
        {
            form.Set("Name", "Rôle");
            form.Add("Permissions", key);
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core("Role_PermissionUnknown"));
    }

    [Fact]
    public async Task Post_PermissionThatOneDoesNotHold_IsShownDisabledAndRefused()
    {
        var account = await host.CreateAccountAsync();
        var manager = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.RolesManage));
        var page = await manager.GetAsync(Url + "/nouveau");
        Assert.True(page.Element($"input[value='{Permissions.ContactsDelete}']").HasAttribute("disabled"));

        var answer = await account.UnchangedBy(() => manager.SubmitAsync(page, form =>
        {
            form.Set("Name", "Plus fort");
            form.Add("Permissions", Permissions.ContactsDelete);
        }, Url + "/nouveau"));

        PageAssert.Is(HttpStatusCode.Forbidden, answer);
    }

    [Fact]
    public async Task Get_BuiltIn_IsReadOnlyAndPostsAreRefused()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"{Url}/{account.AdministratorRoleId}";

        var page = await admin.GetAsync(url);

        Assert.Contains(Words.Core("Role_BuiltIn"), page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=checkbox]:not([disabled])"));
        Assert.False(page.Shows("main .form-actions"));
        foreach (var address in new[] { url, url + "/supprimer" })
        {
            var answer = await account.UnchangedBy(() => admin.PostByHandAsync(address, form =>
            {
                form.Set("Name", "Autre");
                form.Set("Original", "{\"Name\":\"Administrateur\",\"Permissions\":[]}");
            }));
            PageAssert.Refused(HttpStatusCode.Forbidden, answer, Words.Core("Role_BuiltIn"));
        }
    }

    [Fact]
    public async Task Post_DeleteRoleThatSomebodyHolds_Is400AndFreeOnesGo()
    {
        var (account, admin) = await host.SetUpAsync();
        var (held, free) = (await account.AddRoleAsync("Tenu"), await account.AddRoleAsync("Libre"));
        await account.GiveRoleAsync(await account.AddContactAsync(), held);

        var refused = await account.UnchangedBy(() => admin.PostByHandAsync($"{Url}/{held}/supprimer", _ => { }));
        var deleted = await admin.SubmitAsync($"{Url}/{free}/supprimer", _ => { });

        PageAssert.Refused(HttpStatusCode.BadRequest, refused, Words.Core("Role_HasHolders", 1));
        Assert.Contains("1 contact a ce rôle", (await admin.GetAsync($"{Url}/{held}/supprimer")).Text);
        PageAssert.RedirectsTo(Url, deleted);
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync($"{Url}/{free}"));
    }

    [Fact]
    public async Task Post_RoleThatSomebodyElseChanged_ShowsItAndTheSecondSaveWorks()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddRoleAsync("Rôle", Permissions.Contacts);
        var opened = await admin.GetAsync($"{Url}/{id}");
        var other = await host.SignInAsync(account, await account.AddAdministratorAsync());
        await other.SubmitAsync($"{Url}/{id}", form => form.Add("Permissions", Permissions.ContactsSearch));

        var conflict = await admin.SubmitAsync(opened, form => form.Set("Name", "Ma saisie"), $"{Url}/{id}");

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Equal([["Rechercher un contact", "Non coché", "Coché", "Non coché"]], conflict.Rows(".conflict table"));
        Assert.Contains("Sandra Durand", conflict.Element(".conflict").TextContent);
        Assert.Equal("Ma saisie", conflict.ValueOf("Name"));
        PageAssert.RedirectsTo($"{Url}/{id}", await admin.SubmitAsync(conflict, _ => { }, $"{Url}/{id}"));
        var ticked = Ticked(await admin.GetAsync($"{Url}/{id}")).Order();
        Assert.Equal([Permissions.Administration, Permissions.Contacts, Permissions.ContactsSearch], ticked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("{}")]
    [InlineData("{\"Name\":null,\"Permissions\":[null]}")]
    public async Task Post_OriginalMadeByHand_IsNeverAFailureOfTheServer(string original)
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"{Url}/{await account.AddRoleAsync("Rôle", Permissions.Contacts)}";

        var page = await account.UnchangedBy(() => admin.SubmitAsync(url, form =>
        {
            form.Set("Name", "Autre");
            form.Set("Original", original);
        }));

        Assert.InRange((int)page.Status, 400, 499);
    }

    [Fact]
    public async Task Get_ByReader_IsReadOnly()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.AddRoleAsync("Rôle");
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Roles));

        Assert.False((await reader.GetAsync(Url)).Shows($"a[href='{Url}/nouveau']"));
        Assert.False((await reader.GetAsync($"{Url}/{role}")).Shows("main .form-actions"));
    }

    private static IEnumerable<string> Ticked(TestPage page) =>
        page.Document.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("value")!);
}
