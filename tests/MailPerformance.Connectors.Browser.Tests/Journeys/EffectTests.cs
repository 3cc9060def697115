using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>What a save would do is shown while boxes are ticked; without scripts, on a page before it is done.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EffectTests(BrowserSite site)
{
    private const string Right = "Créer un contact";

    [Fact]
    public Task Panel_follows_the_boxes_and_what_it_shows_is_saved_at_once() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai", Permissions.ContactsCreate, Permissions.Campaigns);
        await account.Account.GiveRoleAsync(await account.AddPersonAsync("Léa", "Martin"), roleId);
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync($"/administration/roles/{roleId}");
        var panel = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Ce qui va changer" });
        await Expect(panel).ToBeHiddenAsync();

        await visitor.Box(Right).UncheckAsync();
        await Expect(panel).ToContainTextAsync("Léa Martin perd");
        await Expect(visitor.Notice("Les droits d’une personne changent.")).ToHaveCountAsync(1);
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("role with its effect");
        inspection.AssertClean();

        await visitor.Box(Right).CheckAsync();
        await Expect(panel).ToBeHiddenAsync();
        await visitor.Box("Campagnes").UncheckAsync();
        await Expect(panel).ToContainTextAsync("« Campagnes »");
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Notice("Enregistré")).ToBeVisibleAsync();
        Assert.DoesNotContain(Permissions.Campaigns, await account.Account.PermissionsOfAsync(roleId));
    });

    [Fact]
    public Task Panel_that_is_off_a_phones_window_is_asked_about_on_a_page() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai", Permissions.ContactsCreate, Permissions.Campaigns);
        await account.Account.GiveRoleAsync(await account.AddPersonAsync("Léa", "Martin"), roleId);
        var visitor = await stage.SignInAsync(
            account.Administrator, change: options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await visitor.OpenAsync($"/administration/roles/{roleId}");
        await visitor.Box(Right).UncheckAsync();
        var effect = visitor.Page.Locator("[data-effect-digest]");
        await Expect(effect).ToHaveCountAsync(1);

        await visitor.Page.EvaluateAsync("scrollTo(0, 0)");
        await Expect(effect).Not.ToBeInViewportAsync();
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Page.Locator("form[data-effect-step] .button-primary")).ToBeVisibleAsync();
        Assert.Contains(Permissions.ContactsCreate, await account.Account.PermissionsOfAsync(roleId));
    });

    [Fact]
    public Task Panel_of_a_contacts_roles_says_what_will_be_refused() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync($"/administration/contacts/{account.Account.AdministratorId}/roles");

        await visitor.Box("Administrateur").UncheckAsync();

        await Expect(visitor.Page.Locator(".effect-panel .notice-error")).ToContainTextAsync("sera refusé");
        var inspection = new Inspection(visitor);
        await inspection.LookAsync("roles that will be refused");
        inspection.AssertClean();
    });

    [Fact]
    public Task Step_shows_it_without_scripts_and_leads_back_to_the_form_as_it_was() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai", Permissions.ContactsCreate);
        await account.Account.GiveRoleAsync(await account.AddPersonAsync("Léa", "Martin"), roleId);
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = false);
        await visitor.OpenAsync($"/administration/roles/{roleId}");
        await visitor.Box(Right).UncheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Page.Locator(".effect-rights")).ToContainTextAsync("Léa Martin perd");

        await visitor.Button("Annuler").ClickAsync();
        await Expect(visitor.Notice("vos changements sont toujours là")).ToBeVisibleAsync();
        await Expect(visitor.Box(Right)).Not.ToBeCheckedAsync();
        await visitor.SaveAsync();

        Assert.DoesNotContain(Permissions.ContactsCreate, await account.Account.PermissionsOfAsync(roleId));
    });

    [Fact]
    public Task Steps_are_accessible() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var roleId = await account.Account.AddRoleAsync("Essai", Permissions.ContactsCreate);
        var contactId = await account.AddPersonAsync("Léa", "Martin");
        await account.Account.GiveRoleAsync(contactId, roleId);
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync($"/administration/contacts/{contactId}/groupes");
        await visitor.Button("Supprimer le contact").ClickAsync();
        await Expect(visitor.Page.Locator(".effect-rights")).ToContainTextAsync("Léa Martin perd");
        await inspection.LookAsync("deleting a contact");

        await visitor.OpenAsync($"/administration/contacts/{contactId}/roles");
        await visitor.Box("Essai").EvaluateAsync("box => { box.checked = false; }");
        await visitor.Button("Enregistrer").ClickAsync();
        await Expect(visitor.Page.Locator(".effect-rights")).ToContainTextAsync("Léa Martin perd");
        await visitor.Page.Locator(".effect summary").ClickAsync();
        await inspection.LookAsync("roles of a contact");
        inspection.AssertClean();
    });
}
