using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.SignIn;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>Another e-mail is confirmed from its own mailbox.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EmailChangeTests(BrowserSite site)
{
    [Fact]
    public async Task A_new_address_waits_until_its_mailbox_confirms()
    {
        await using var host = new MailHost();
        await site.PlayAsync(HostAddress.Start(host), async stage =>
        {
            var account = await StoryAccount.CreateAsync(host);
            var id = await account.AddPersonAsync("Jezo", "Marin");
            var visitor = await stage.SignInAsync(account.Administrator);
            var inspection = new Inspection(visitor);
            await visitor.OpenAsync($"/administration/contacts/{id}/informations");
            await visitor.Page.Locator("#Email").FillAsync("jezo.neuf@exemple.fr");
            await visitor.Button("Enregistrer").ClickAsync();
            await Expect(visitor.Page.GetByText("en attente de confirmation", new() { Exact = true })).ToBeVisibleAsync();
            await inspection.LookAsync("waits");

            await visitor.OpenAsync(await MailHost.LinkAsync<EmailConfirmationMail>(account.Account, id));
            await inspection.LookAsync("link");
            await visitor.Button("Confirmer l’adresse").ClickAsync();
            await Expect(visitor.Heading("L’adresse est confirmée")).ToBeVisibleAsync();
            await inspection.LookAsync("confirmed");

            await visitor.OpenAsync($"/administration/contacts/{id}/informations");
            await Expect(visitor.Page.Locator("#Email")).ToHaveValueAsync("jezo.neuf@exemple.fr");
            inspection.AssertClean();
        }, nameof(A_new_address_waits_until_its_mailbox_confirms));
    }
}
