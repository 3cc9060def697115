using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Labels;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class LongListTests(BrowserSite site)
{
    private static readonly string[] Names =
    [
        "Abonnés", "Acheteurs", "Aquitaine", "Bretagne", "Clients", "Corse", "Gironde", "Île-de-France",
        "Normandie", "Occitanie", "Prospects", "Testeurs", "Visiteurs",
    ];

    [Fact]
    public Task Filter_hides_without_unticking() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddLabelsAsync<Segment>(Names);
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenAsync($"/administration/contacts/{contactId}/segments");

        await visitor.Box("Corse").CheckAsync();
        await visitor.Search("Filtrer").FillAsync("ile");
        await Expect(visitor.Box("Île-de-France")).ToBeVisibleAsync();
        await Expect(visitor.Box("Corse")).ToBeHiddenAsync();
        await Expect(visitor.Notice("1 sur 13")).ToBeVisibleAsync();

        // Enter in the box does not save the form.
        await visitor.Search("Filtrer").PressAsync("Enter");
        await visitor.Box("Île-de-France").CheckAsync();
        await visitor.Search("Filtrer").FillAsync("");
        await Expect(visitor.Box("Corse")).ToBeCheckedAsync();
        await visitor.SaveAsync();

        foreach (var name in Names)
        {
            await Expect(visitor.Box(name)).ToBeCheckedAsync(new() { Checked = name is "Corse" or "Île-de-France" });
        }
    });

    [Fact]
    public Task Short_list_has_no_filter() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.AddLabelsAsync<Segment>(Names[..3]);
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenAsync($"/administration/contacts/{contactId}/segments");
        await Expect(visitor.Box("Aquitaine")).ToBeVisibleAsync();
        await Expect(visitor.Search("Filtrer")).ToHaveCountAsync(0);
    });
}
