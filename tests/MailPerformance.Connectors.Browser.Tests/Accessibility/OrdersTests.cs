using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>The pages of campaigns while the sending system answers late, not at all, or refuses.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OrdersTests(BrowserSite site)
{
    [Fact]
    public async Task Orders_in_every_state_are_accessible()
    {
        await using var host = new SendingHost();
        var address = HostAddress.Start(host);
        await site.PlayAsync(address, stage => LookAsync(stage, host), nameof(Orders_in_every_state_are_accessible));
    }

    private static async Task LookAsync(Stage stage, SendingHost host)
    {
        var account = await StoryAccount.CreateAsync(host);
        var sending = host.Sending[account.Account];
        var camille = await account.AddPersonAsync("Camille", "Martin");
        await account.Account.AddConnectorAsync(camille, ConnectorPrivilege.ReadWrite);
        await account.Account.AddDeviceAsync(camille, "iPhone de Camille");
        async Task<long> OrderAsync(string name, CampaignState state, CampaignMoveKind kind, SendingAnswer? answer)
        {
            var id = await account.Account.AddCampaignAsync(state, name: name);
            sending.Silent();
            if (answer is not null)
            {
                sending.Answers(answer);
            }

            DateTime? at = kind == CampaignMoveKind.Reschedule ? host.Time.GetUtcNow().UtcDateTime.AddDays(2) : null;
            WriteAssert.Done(await account.Account.OrderAsync(
                await account.Account.CallerAsync(camille), new CampaignOrderRequest(id, kind, at)));
            return id;
        }

        var refusal = TestSending.Refuse("Campagne verrouillée par l’exploitation jusqu’à 22 h.");
        var silent = await OrderAsync("Soldes : dernière démarque", CampaignState.Sending, CampaignMoveKind.Interrupt, null);
        var accepted = await OrderAsync("Offres flash", CampaignState.Validated, CampaignMoveKind.Reschedule, TestSending.Accept());
        var refused = await OrderAsync("Relance paniers", CampaignState.Validated, CampaignMoveKind.Devalidate, refusal);
        host.Time.Advance(TimeSpan.FromMinutes(4));
        var waiting = await OrderAsync("Newsletter", CampaignState.Sending, CampaignMoveKind.Interrupt, null);

        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);
        await inspection.OpenAsync("/campagnes");
        await Expect(visitor.Row("Soldes")).ToContainTextAsync("ne répond pas depuis");
        foreach (var id in new[] { silent, accepted, refused, waiting })
        {
            await inspection.OpenAsync($"/campagnes/{id}");
        }

        inspection.AssertClean();
    }
}
