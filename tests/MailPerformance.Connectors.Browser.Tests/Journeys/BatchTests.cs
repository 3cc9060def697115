using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>One action on many contacts: ticked in the list, foreseen, done while the page shows how far it has come, taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BatchTests(BrowserSite site)
{
    [Fact]
    public Task Ticked_contacts_get_a_role_and_lose_it_again() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.AddRoleAsync("Accueil", Permissions.Campaigns);
        var (lea, paul) = (await account.AddPersonAsync("Léa", "Martin"), await account.AddPersonAsync("Paul", "Roux"));
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await visitor.OpenAsync("/administration/contacts");
        var act = visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agir sur les contacts cochés") });
        await Expect(act).ToBeDisabledAsync();

        await visitor.Box("Choisir Léa Martin").CheckAsync();
        await visitor.Box("Choisir Paul Roux").CheckAsync();
        await Expect(act).ToContainTextAsync("(2)");
        await inspection.LookAsync("list with ticked contacts");
        await act.ClickAsync();
        await Expect(visitor.Heading("Que faire de ces contacts ?")).ToBeVisibleAsync();
        await Expect(visitor.List("Rôle")).ToBeHiddenAsync();
        await visitor.Choice("Donner le rôle").CheckAsync();
        await visitor.List("Rôle").SelectOptionAsync(new SelectOptionValue { Label = "Accueil" });
        await inspection.LookAsync("choice of an action");
        await visitor.Button("Voir l’effet").ClickAsync();
        await Expect(visitor.Heading("Aperçu en cours")).ToBeVisibleAsync();
        await inspection.LookAsync("progress");

        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("2 contacts changeront.")).ToBeVisibleAsync();
        await inspection.LookAsync("effect of an action");
        await visitor.Button("Exécuter").ClickAsync();
        await Expect(visitor.Heading("En cours")).ToBeVisibleAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Terminée")).ToBeVisibleAsync();
        await inspection.LookAsync("result of an action");
        Assert.Single(await account.Account.RolesOfAsync(lea));

        await visitor.Button("Annuler cette action").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Effet avant d’exécuter")).ToBeVisibleAsync();
        await visitor.Button("Exécuter").ClickAsync();
        await account.Account.RunBatchesAsync();
        await Expect(visitor.Heading("Terminée")).ToBeVisibleAsync();
        Assert.Empty(await account.Account.RolesOfAsync(lea));
        Assert.Empty(await account.Account.RolesOfAsync(paul));
        await visitor.Link("Actions groupées").ClickAsync();
        await Expect(visitor.Link("Donner le rôle « Accueil »")).ToBeVisibleAsync();
        await inspection.LookAsync("list of actions");
        inspection.AssertClean();
    });

    [Fact]
    public Task Ticks_are_kept_over_the_pages_of_a_list_until_something_is_done() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.ChangeAsync(account.Account.AdministratorId, contact => contact.RowsPerTable = 5);
        for (var number = 1; number <= 7; number++)
        {
            await account.AddPersonAsync($"Page{number}", $"Nom{number}");
        }

        var visitor = await stage.SignInAsync(account.Administrator);
        var act = visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agir sur les contacts cochés") });
        await visitor.OpenAsync("/administration/contacts?tri=nom");
        await visitor.Box("Choisir Page1 Nom1").CheckAsync();
        await visitor.OpenAsync("/administration/contacts?tri=nom&page=2");
        await Expect(act).ToContainTextAsync("(1, dont 1 sur d’autres pages)");
        await visitor.Box("Choisir Page7 Nom7").CheckAsync();
        await visitor.OpenAsync("/administration/contacts?tri=nom&filtre=ouvert");
        await Expect(act).ToBeDisabledAsync();
        await visitor.OpenAsync("/administration/contacts?tri=nom");
        await Expect(visitor.Box("Choisir Page1 Nom1")).ToBeCheckedAsync();
        await Expect(act).ToContainTextAsync("(2, dont 1 sur d’autres pages)");

        await act.ClickAsync();
        await Expect(visitor.Page.GetByText("2 contacts").First).ToBeVisibleAsync();

        await visitor.OpenAsync("/administration/contacts?tri=nom");
        await Expect(act).ToBeDisabledAsync();
        await visitor.Box("Choisir Page1 Nom1").CheckAsync();
        await visitor.Button("Tout décocher").ClickAsync();
        await Expect(visitor.Box("Choisir Page1 Nom1")).Not.ToBeCheckedAsync();
    });
}
