using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// On an account in which one phone can stop a campaign: a command that would take that away says so, in the language of the machine,
/// and does it with <c>--force</c>.
/// </summary>
[Collection(CommandHost.Name)]
public sealed class ForceTests(CommandFactory host) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-force-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("close", "ComingSoon", "en")]
    [InlineData("retire", "Retired", "fr")]
    public async Task Platform_ThatTheLastStopperUses_IsLeftAlone_UnlessForced(string word, string availability, string language)
    {
        var account = await CoveredAsync("Soldes d’hiver");

        var asked = await host.RunInAsync(language, "platform", word, "iphone");
        var list = await host.RunInAsync(language, "platform", "list");
        var forced = await host.RunInAsync(language, "platform", word, "iphone", "--force");
        var again = await host.RunInAsync(language, "platform", "open", "iphone");

        Assert.True(asked.Code == 1, asked.Said);
        var reason = Words.In(language, () => CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", "Soldes d’hiver")));
        Assert.Contains($"{account.Code}: {reason}", asked.Said);
        Assert.EndsWith(Words.In(language, () => Texts.T("Command_Force")), asked.Said.TrimEnd());
        Assert.Contains("iphone: Available", list.Said);
        Assert.True(forced.Code == 0, forced.Said);
        Assert.Contains($"iphone: {availability}", forced.Said);
        Assert.True(again.Code == 0, again.Said);
    }

    [Fact]
    public async Task Import_ThatTakesACampaignFromWhoCanStopIt_ImportsNothing_UnlessForced()
    {
        var account = await CoveredAsync("Offres");
        var (seen, unseen) = (await account.AddLabelAsync<Category>("Vue"), await account.AddLabelAsync<Category>("Autre"));
        var campaign = await account.Inside(core => core.Db.Set<ExpressCampaign>().SingleAsync());
        string[] import = ["campaigns", "import", "--account", account.Code, "--file", File(campaign, "Autre")];
        Assert.Equal(0, (await host.RunAsync([.. import[..^1], File(campaign, "Vue")])).Code);
        await account.ChooseCategoriesAsync(await StopperAsync(account), seen);

        var asked = await host.RunAsync(import);
        var before = await account.CampaignAsync(campaign.Id);
        var forced = await host.RunAsync([.. import, "--force"]);

        Assert.True(asked.Code == 1, asked.Said);
        Assert.Contains(
            Words.In("en", () => CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", "Offres"))), asked.Said);
        Assert.EndsWith(Words.In("en", () => Texts.T("Command_Force")), asked.Said.TrimEnd());
        Assert.Equal(seen, before.CategoryId);
        Assert.True(forced.Code == 0, forced.Said);
        Assert.Equal(unseen, (await account.CampaignAsync(campaign.Id)).CategoryId);
    }

    private static Task<long> StopperAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileConnectors.Select(connector => connector.ContactId).SingleAsync());

    private async Task<TestAccount> CoveredAsync(string campaign)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var stopper = await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(host.Now).AddDays(90));
        await account.AddConnectorAsync(stopper, ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(stopper);
        await account.AddCampaignAsync(CampaignState.Validated, host.Now.AddDays(1), name: campaign);
        return account;
    }

    private string File(ExpressCampaign campaign, string category)
    {
        var path = Path.Combine(_directory, category + ".json");
        System.IO.File.WriteAllText(path, $$"""
            [{"key":"{{campaign.ExternalKey}}","name":"{{campaign.Name}}","subject":"Objet","category":"{{category}}","state":"Validated",
              "scheduledAt":"{{campaign.ScheduledAt:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}]
            """);
        return path;
    }
}
