using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Roles;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Rule 8 by keyboard, and once more without scripts: what is saved is the same.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PermissionTreeTests(BrowserSite site)
{
    private const string Child = "Administrer les connecteurs Mobile";
    private const string Sibling = "Créer un contact";

    [Fact]
    public Task Keyboard_ticks_the_ancestors_and_clears_below_and_says_so() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync($"/administration/roles/{roleId}");

        await visitor.Box(Child).PressAsync("Space");
        await Expect(visitor.Box("Contacts")).ToBeCheckedAsync();
        await Expect(visitor.Box("Administration")).ToBeCheckedAsync();
        await Expect(visitor.Box(Sibling)).Not.ToBeCheckedAsync();
        await Expect(visitor.Notice("Cochés aussi : Contacts, Administration")).ToHaveCountAsync(1);

        await visitor.Box("Contacts").PressAsync("Space");
        await Expect(visitor.Box(Child)).Not.ToBeCheckedAsync();
        await Expect(visitor.Box("Administration")).ToBeCheckedAsync();
        await Expect(visitor.Notice("Décochés aussi : " + Child)).ToHaveCountAsync(1);

        await visitor.Box(Child).PressAsync("Space");
        await visitor.Button("Enregistrer").PressAsync("Enter");
        await Expect(visitor.Notice("Enregistré")).ToBeVisibleAsync();
        string[] ticked = [Permissions.Administration, Permissions.Contacts, Permissions.MobileConnectors];
        Assert.Equal(ticked.Order(), (await account.Account.PermissionsOfAsync(roleId)).Order());
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Ticked_child_is_saved_with_its_ancestors(bool hasScripts) => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai");
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = hasScripts);
        await visitor.OpenAsync($"/administration/roles/{roleId}");

        await visitor.Box(Child).CheckAsync();
        await visitor.SaveAsync();

        string[] ticked = [Permissions.Administration, Permissions.Contacts, Permissions.MobileConnectors];
        Assert.Equal(ticked.Order(), (await account.Account.PermissionsOfAsync(roleId)).Order());
        await Expect(visitor.Box("Administration")).ToBeCheckedAsync();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Unticked_parent_is_saved_without_anything_below(bool hasScripts) => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai", Permissions.MobileConnectors, Permissions.ContactsCreate);
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = hasScripts);
        await visitor.OpenAsync($"/administration/roles/{roleId}");
        await Expect(visitor.Box(Child)).ToBeCheckedAsync();

        await visitor.Box("Contacts").UncheckAsync();
        await visitor.SaveAsync();

        Assert.Equal([Permissions.Administration], await account.Account.PermissionsOfAsync(roleId));
        await Expect(visitor.Box(Child)).Not.ToBeCheckedAsync();
    });

    [Fact]
    public Task Built_in_role_is_shown_whole_and_cannot_be_changed() => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3admin");
        await visitor.OpenMenuAsync("Rôles");
        await visitor.Link("Administrateur").ClickAsync();

        await Expect(visitor.Box(Child)).ToBeCheckedAsync();
        await Expect(visitor.Box(Child)).ToBeDisabledAsync();
        await Expect(visitor.Button("Enregistrer")).ToBeHiddenAsync();
        await Expect(visitor.Link("Supprimer le rôle")).ToBeHiddenAsync();
    });
}
