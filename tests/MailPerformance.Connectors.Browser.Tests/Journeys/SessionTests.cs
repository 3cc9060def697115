using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Somebody signs another browser of theirs out, in which a form was open: what was typed there is not lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SessionTests(BrowserSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_new_contact_outlives_the_session_in_which_it_was_typed(bool withScripts) => site.PlayAsync(
        site.Address,
        async stage =>
        {
            var account = await site.CreateAccountAsync();
            var there = await stage.SignInAsync(account.Administrator, change: options => options.JavaScriptEnabled = withScripts);
            await there.OpenAsync("/administration/contacts/nouveau");
            await there.Field("Nom").FillAsync("Ferrand");
            await there.Field("Prénom").FillAsync("Apolline");
            await there.Field("Utilisateur").FillAsync("apolline");
            await there.Field("E-mail").FillAsync("apolline@example.org");

            var here = await stage.SignInAsync(account.Administrator);
            await here.OpenAsync("/profil");
            await here.Button("Déconnecter toutes les autres").ClickAsync();
            await Expect(here.Notice("session est déconnectée")).ToBeVisibleAsync();
            await there.Button("Enregistrer").ClickAsync();
            await Expect(there.Heading("Connexion")).ToBeVisibleAsync();
            await Expect(there.Notice("Votre session a pris fin")).ToBeVisibleAsync();
            var inspection = new Inspection(there);
            if (withScripts)
            {
                await inspection.LookAsync("session over");
            }

            await there.FillSignInAsync(account.Administrator, Sample.Password);
            await Expect(there.Notice("Rien n’est encore enregistré")).ToBeVisibleAsync();
            await Expect(there.Field("Nom")).ToHaveValueAsync("Ferrand");
            await Expect(there.Field("E-mail")).ToHaveValueAsync("apolline@example.org");
            Assert.EndsWith("/administration/contacts/nouveau", there.Page.Url, StringComparison.Ordinal);
            if (withScripts)
            {
                await inspection.LookAsync("form again");
            }

            await there.Button("Enregistrer").ClickAsync();
            await Expect(there.Heading("Apolline Ferrand")).ToBeVisibleAsync();
            inspection.AssertClean();
        },
        $"{nameof(A_new_contact_outlives_the_session_in_which_it_was_typed)}_{withScripts}");

    [Fact]
    public Task Sessions_are_listed_and_ended_one_by_one() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var here = await stage.SignInAsync(account.Administrator);
        var there = await stage.SignInAsync(account.Administrator);
        await here.OpenAsync("/profil");
        await Expect(here.Heading("Qui suis-je ?")).ToBeVisibleAsync();
        await Expect(here.Page.Locator("#sessions tbody tr")).ToHaveCountAsync(2);
        var inspection = new Inspection(here);
        await inspection.LookAsync("profile with sessions");

        await here.Page.Locator("#sessions tbody button").ClickAsync();

        await Expect(here.Notice("La session est déconnectée")).ToBeVisibleAsync();
        await there.OpenAsync("/profil");
        await Expect(there.Heading("Connexion")).ToBeVisibleAsync();
        inspection.AssertClean();
    });
}
