using System.Text.RegularExpressions;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>From a page to its chapter and through the guide.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HelpTests(BrowserSite site)
{
    [Fact]
    public Task Help_opens_the_chapter_of_the_page_and_leads_on() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.OpenMenuAsync("Rôles");

        await visitor.Link("Aide").ClickAsync();
        await Expect(visitor.Heading("Rôles et droits")).ToBeVisibleAsync();
        await visitor.Page.Locator(".guide-chapters").GetByText("Corbeille").ClickAsync();
        await Expect(visitor.Heading("Corbeille")).ToBeVisibleAsync();
        var picture = visitor.Page.GetByAltText("La corbeille");
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<bool>("image => image.naturalWidth > 100 && image.clientWidth <= image.naturalWidth"));
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await Expect(visitor.Heading("Revue des accès")).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Errors_take_the_focus_with_and_without_scripts(bool hasScripts) => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var visitor = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = hasScripts);
        await visitor.OpenAsync("/parametrages/compte");
        await visitor.Number("Durée maximale de validité d’un contact, en jours").FillAsync("36500");
        await visitor.Page.Locator("form[data-guard]").EvaluateAsync("form => form.noValidate = true");
        await visitor.Button("Enregistrer").ClickAsync();

        await Expect(visitor.Alert).ToBeFocusedAsync();
        await Expect(visitor.Page).ToHaveTitleAsync(new Regex("^Erreur : Compte"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Number("Durée maximale de validité d’un contact, en jours")).ToBeFocusedAsync();
    });

    [Fact]
    public Task Buttons_of_a_step_stand_on_one_line_of_a_phone() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contact = await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator);
        await visitor.Page.SetViewportSizeAsync(390, 800);
        foreach (var address in new[]
        {
            "/administration/contacts/nouveau", $"/administration/contacts/{contact}/groupes?nouveau=1",
            $"/administration/contacts/{contact}/segments?nouveau=1", $"/administration/contacts/{contact}/roles",
        })
        {
            await visitor.OpenAsync(address);
            Assert.Equal(1, await visitor.Page.Locator(".form-actions").EvaluateAsync<int>(
                "bar => new Set([...bar.children].map(button => Math.round(button.offsetTop + button.offsetHeight / 2))).size"));
        }

        await visitor.OpenAsync($"/administration/contacts/{contact}/groupes?nouveau=1");
        await Expect(visitor.Button("Précédent")).ToBeVisibleAsync();
        await Expect(visitor.Link("Retour aux contacts")).ToBeVisibleAsync();
    });
}
