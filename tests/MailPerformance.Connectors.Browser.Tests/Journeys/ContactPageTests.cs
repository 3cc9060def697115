using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>A contact at first sight, and the tabs beside it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ContactPageTests(BrowserSite site)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public Task Contact_is_seen_at_once_and_edited_by_tabs_with_the_save_in_sight(int width) => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.AddPersonAsync("Jezo", "Marin");
        await account.AddLabelsAsync<Category>([.. Enumerable.Range(1, 60).Select(number => $"Catégorie {number}")]);
        await account.Account.AddRoleAsync("Annuaire", Permissions.ContactsSearch);
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(width, 800);
        await visitor.OpenAsync("/administration/contacts");
        await visitor.Link("Marin Jezo").ClickAsync();
        await Expect(visitor.Heading("Accès")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Aucun rôle : ce contact n’a aucun droit.")).ToBeVisibleAsync();

        await visitor.Link("Modifier les rôles").ClickAsync();
        await visitor.Box("Annuaire").CheckAsync();
        await visitor.SaveAsync();
        await visitor.Tab("Résumé").ClickAsync();
        await Expect(visitor.Page.Locator("section[aria-labelledby=roles]")).ToContainTextAsync("Annuaire");

        await visitor.Tab("Catégories").ClickAsync();
        await Expect(visitor.Button("Suivant")).ToBeHiddenAsync();
        await Expect(visitor.Button("Enregistrer")).ToBeInViewportAsync();
        await visitor.Tab("Informations").ClickAsync();
        await Expect(visitor.Button("Enregistrer")).ToBeInViewportAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
    });
}
