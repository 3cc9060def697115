using MailPerformance.Connectors.Browser.Tests.Accessibility;
using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.SignIn;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>An administrator invites somebody again, and takes the invitation back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FirstLinkTests(BrowserSite site)
{
    [Fact]
    public async Task An_invitation_is_sent_again_to_one_and_to_all_and_taken_back()
    {
        await using var host = new MailHost();
        await site.PlayAsync(HostAddress.Start(host), async stage =>
        {
            var account = await StoryAccount.CreateAsync(host);
            var id = await account.Account.AddInvitedContactAsync(details =>
            {
                (details.FirstName, details.LastName, details.LoginName) = ("Jezo", "Marin", "jezo");
                details.ValidUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90);
            });
            var visitor = await stage.SignInAsync(account.Administrator);
            var inspection = new Inspection(visitor);
            await visitor.OpenAsync($"/administration/contacts/{id}/informations");
            await visitor.Button("Renvoyer le lien").ClickAsync();
            await Expect(visitor.Notice("Le lien est renvoyé")).ToBeVisibleAsync();
            await host.SendAsync();
            await visitor.OpenAsync($"/administration/contacts/{id}/informations");
            await Expect(visitor.Page.GetByText("Le lien est parti par e-mail.")).ToBeVisibleAsync();
            await inspection.LookAsync("invited");
            var link = await MailHost.LinkAsync<PasswordLinkMail>(account.Account, id);
            await visitor.Button("Annuler l’invitation").ClickAsync();
            await Expect(visitor.Notice("L’invitation est annulée")).ToBeVisibleAsync();
            await inspection.LookAsync("taken back");

            await visitor.OpenAsync("/");
            await visitor.Link("Renvoyer les invitations (Sans mot de passe)").ClickAsync();
            await inspection.LookAsync("to all");
            await visitor.Button("Renvoyer à tous").ClickAsync();
            await Expect(visitor.Notice("Les liens partent")).ToBeVisibleAsync();

            var jezo = await stage.ArriveAsync();
            Assert.Equal(410, await jezo.OpenAsync(link));
            inspection.AssertClean();
        }, nameof(An_invitation_is_sent_again_to_one_and_to_all_and_taken_back));
    }
}
