using System.Text.RegularExpressions;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Rule 14 with two administrators at their browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoEditorsTests(BrowserSite site)
{
    [Fact]
    public Task Second_sees_what_changed_and_loses_no_typing() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddAdministratorAsync("Alix", "Second");
        var first = await stage.SignInAsync(account.Administrator);
        var second = await stage.SignInAsync(account.Login("alix"));
        await first.OpenContactAsync("Jezo", "Marin");
        await second.OpenContactAsync("Jezo", "Marin");

        await first.Field("Prénom").FillAsync("Jézabel");
        await first.SaveAsync();
        await second.Field("Nom").FillAsync("Marin-Leroy");
        await second.Box("Utiliser le connecteur pour iPhone").CheckAsync();
        await second.Choice("Lecture/Ecriture").CheckAsync();
        await second.Button("Enregistrer").ClickAsync();

        await Expect(second.Alert).ToContainTextAsync("Ce que vous modifiez a changé entre-temps");
        await Expect(second.Alert).ToContainTextAsync("Modifié par Camille Chef");
        await Expect(second.Alert).ToBeFocusedAsync();
        await Expect(second.Page).ToHaveTitleAsync(new Regex("^Modifié entre-temps : "));
        await Expect(second.Alert.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Cell))
            .ToHaveTextAsync(["Prénom", "Jezo", "Jézabel", "–"]);
        await Expect(second.Field("Nom")).ToHaveValueAsync("Marin-Leroy");
        await Expect(second.Field("Prénom")).ToHaveValueAsync("Jézabel");
        await Expect(second.Choice("Lecture/Ecriture")).ToBeCheckedAsync();

        await second.SaveAsync();
        var saved = await account.Account.FindAsync(contactId);
        Assert.Equal(("Jézabel", "Marin-Leroy"), (saved.FirstName, saved.LastName));
        Assert.Single(await account.Account.ConnectorsOfAsync(contactId));
    });

    [Fact]
    public Task Roles_are_merged_in_the_same_way() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddAdministratorAsync("Alix", "Second");
        await account.Account.AddRoleAsync("Annuaire", Core.Roles.Permissions.ContactsSearch);
        await account.Account.AddRoleAsync("Classement", Core.Roles.Permissions.Groups);
        var first = await stage.SignInAsync(account.Administrator);
        var second = await stage.SignInAsync(account.Login("alix"));
        await first.OpenAsync($"/administration/contacts/{contactId}/roles");
        await second.OpenAsync($"/administration/contacts/{contactId}/roles");

        await first.Box("Annuaire").CheckAsync();
        await first.SaveAsync();
        await second.Box("Classement").CheckAsync();
        await second.Button("Enregistrer").ClickAsync();

        await Expect(second.Alert).ToContainTextAsync("Annuaire");
        await Expect(second.Box("Annuaire")).ToBeCheckedAsync();
        await Expect(second.Box("Classement")).ToBeCheckedAsync();
        await second.SaveAsync();
        Assert.Equal(2, (await account.Account.RolesOfAsync(contactId)).Count);
    });
}
