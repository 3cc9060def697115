using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.Campaigns;

/// <summary>What the pages of campaigns show of orders to a sending system that answers late, not at all, or refuses.</summary>
public sealed class OrderPagesTests(SendingFactory host) : IClassFixture<SendingFactory>
{
    [Fact]
    public async Task Get_WithAPendingOrder_SaysWhoAskedForWhat_InTheListAndOnTheCampaign()
    {
        var (account, admin, id) = await CreateAsync();
        await OrderAsync(account, id);

        var page = await admin.GetAsync($"/campagnes/{id}");
        var list = await admin.GetAsync("/campagnes");

        var said = $"Interruption demandée le 15/06/2026 {Clock()} par Sandra Durand";
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains("depuis iPhone de test", page.Text, StringComparison.Ordinal);
        Assert.Contains("En attente du système d’envoi.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Interrompue", page.Text, StringComparison.Ordinal);
        Assert.Contains(said, list.Text, StringComparison.Ordinal);
        Assert.Contains("En attente du système d’envoi.", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithAPendingPlan_SaysForWhen()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddCampaignAsync(CampaignState.Validated);
        var date = new DateTime(2026, 6, 20, 22, 30, 0, DateTimeKind.Utc);
        WriteAssert.Done(await account.OrderAsync(
            await account.CallerAsync(await account.AddCallerAsync()),
            new CampaignOrderRequest(id, CampaignMoveKind.Reschedule, date)));

        foreach (var address in new[] { "/campagnes", $"/campagnes/{id}" })
        {
            Assert.Contains(
                "Replanification demandée pour le 21/06/2026 00:30 le 15/06/2026",
                (await admin.GetAsync(address)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_AfterAWhileWithoutAWord_SaysSinceWhen_AndTheOpenPageHearsOfIt()
    {
        var (account, admin, id) = await CreateAsync();
        await OrderAsync(account, id);
        var at = Clock();
        var before = await admin.GetAsync($"/campagnes/{id}");
        host.Time.Advance(TimeSpan.FromSeconds(30));

        var page = await admin.GetAsync($"/campagnes/{id}");
        var list = await admin.GetAsync("/campagnes");
        var events = await admin.GetAsync(before.Element("[data-live]").GetAttribute("data-live")!);

        Assert.Contains("event: changed", events.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ne répond pas", before.Text, StringComparison.Ordinal);
        Assert.Contains($"Le système d’envoi ne répond pas depuis le 15/06/2026 {at}.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Le système d’envoi ne répond pas depuis le 15/06/2026 {at}.", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithAnOrderThatTheSendingSystemHas_SaysSo_AndNotThatItIsSilent()
    {
        var (account, admin, id) = await CreateAsync();
        host.Sending[account].Answers(TestSending.Accept());
        await OrderAsync(account, id);
        var at = Clock();
        host.Time.Advance(TimeSpan.FromMinutes(5));

        var page = await admin.GetAsync($"/campagnes/{id}");

        Assert.Contains($"Reçue par le système d’envoi le 15/06/2026 {at} et pas encore confirmée.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithARefusedOrder_ShowsItInTheHistory_WithTheReason()
    {
        var (account, admin, id) = await CreateAsync();
        host.Sending[account].Answers(TestSending.Refuse("<b>Verrouillée</b>"));
        await OrderAsync(account, id);
        var other = await account.AddCampaignAsync(CampaignState.Sending);
        host.Sending[account].Answers(TestSending.Refuse(reason: CampaignRefusal.UnknownCampaign));
        await OrderAsync(account, other);

        var page = await admin.GetAsync($"/campagnes/{id}");
        var unknown = await admin.GetAsync($"/campagnes/{other}");
        var list = await admin.GetAsync("/campagnes");

        var line = page.Element(".history li").TextContent;
        Assert.Contains("Interruption demandée", line, StringComparison.Ordinal);
        Assert.Contains("Refusée par le système d’envoi", line, StringComparison.Ordinal);
        Assert.Contains("<b>Verrouillée</b>", line, StringComparison.Ordinal);
        Assert.Contains("Le système d’envoi ne connaît pas cette campagne.", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(2, list.Document.QuerySelectorAll("td .badge-danger").Length);
        Assert.False(page.Shows(".notice"));
    }

    [Fact]
    public async Task Get_AfterALateConfirmation_ShowsTheMoveAlone()
    {
        var (account, admin, id) = await CreateAsync();
        await OrderAsync(account, id);
        await host.Services.GetRequiredService<CampaignSettlement>().SettleAsync(
            host.Sending[account].Orders[0].Key, TestSending.Done(host.Time.GetUtcNow().UtcDateTime));

        var page = await admin.GetAsync($"/campagnes/{id}");

        Assert.Contains("Interrompue par Sandra Durand", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("demandée", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WithOrders_SendsAtMostFourCommands()
    {
        var (account, admin, id) = await CreateAsync();
        await OrderAsync(account, id);
        host.Sending[account].Answers(TestSending.Refuse());
        await OrderAsync(account, id);

        foreach (var address in new[] { "/campagnes", $"/campagnes/{id}" })
        {
            var commands = await host.Commands.ListenAsync(() => admin.GetAsync(address));
            Assert.InRange(commands.Count, 1, 4);
        }
    }

    // In Paris, as the page writes it.
    private string Clock() =>
        host.Time.GetUtcNow().AddHours(2).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(TestAccount Account, TestSite Admin, long Id)> CreateAsync()
    {
        var (account, admin) = await host.SetUpAsync();
        return (account, admin, await account.AddCampaignAsync(CampaignState.Sending));
    }

    private static async Task OrderAsync(TestAccount account, long id) => WriteAssert.Done(await account.OrderAsync(
        await account.CallerAsync(await account.AddCallerAsync()), new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));
}
