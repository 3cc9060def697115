using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// The built program, on an account in which one phone can stop a campaign: a command that would take that away says so, in the
/// language of the machine, and does it with <c>--force</c>.
/// </summary>
public sealed class ForceTests(RealTimeFactory host) : IClassFixture<RealTimeFactory>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-force-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("close", "ComingSoon", "en")]
    [InlineData("retire", "Retired", "fr")]
    public async Task Platform_ThatTheLastStopperUses_IsLeftAlone_UnlessForced(string word, string availability, string language)
    {
        var account = await CoveredAsync("Soldes d’hiver");

        var asked = await RunAsync(language, "platform", word, "iphone");
        var list = await RunAsync(language, "platform", "list");
        var forced = await RunAsync(language, "platform", word, "iphone", "--force");
        var again = await RunAsync(language, "platform", "open", "iphone");

        Assert.True(asked.Code == 1, asked.Output);
        var reason = Words.In(language, () => CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", "Soldes d’hiver")));
        Assert.Contains($"{account.Code}: {reason}", asked.Output);
        Assert.EndsWith(Words.In(language, () => Texts.T("Command_Force")), asked.Output.TrimEnd());
        Assert.Contains("iphone: Available", list.Output);
        Assert.True(forced.Code == 0, forced.Output);
        Assert.Contains($"iphone: {availability}", forced.Output);
        Assert.True(again.Code == 0, again.Output);
    }

    [Fact]
    public async Task Import_ThatTakesACampaignFromWhoCanStopIt_ImportsNothing_UnlessForced()
    {
        var account = await CoveredAsync("Offres");
        var (seen, unseen) = (await account.AddLabelAsync<Category>("Vue"), await account.AddLabelAsync<Category>("Autre"));
        var campaign = await account.Inside(core => core.Db.Set<ExpressCampaign>().SingleAsync());
        string[] import = ["campaigns", "import", "--account", account.Code, "--file", File(campaign, "Autre")];
        Assert.Equal(0, (await RunAsync("en", [.. import[..^1], File(campaign, "Vue")])).Code);
        await account.ChooseCategoriesAsync(await StopperAsync(account), seen);

        var asked = await RunAsync("en", import);
        var before = await account.CampaignAsync(campaign.Id);
        var forced = await RunAsync("en", [.. import, "--force"]);

        Assert.True(asked.Code == 1, asked.Output);
        Assert.Contains(
            Words.In("en", () => CoreTexts.Get("Coverage_Lost", CoreTexts.Get("Quoted", "Offres"))), asked.Output);
        Assert.EndsWith(Words.In("en", () => Texts.T("Command_Force")), asked.Output.TrimEnd());
        Assert.Equal(seen, before.CategoryId);
        Assert.True(forced.Code == 0, forced.Output);
        Assert.Equal(unseen, (await account.CampaignAsync(campaign.Id)).CategoryId);
    }

    private static Task<long> StopperAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileConnectors.Select(connector => connector.ContactId).SingleAsync());

    private async Task<TestAccount> CoveredAsync(string campaign)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var stopper = await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90));
        await account.AddConnectorAsync(stopper, ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(stopper);
        await account.AddCampaignAsync(CampaignState.Validated, DateTime.UtcNow.AddDays(1), name: campaign);
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

    private async Task<(int Code, string Output)> RunAsync(string language, params string[] arguments)
    {
        using var process = BuiltProgram.Start(_directory, arguments, new(host.Database.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["PublicUrl"] = "https://connecteurs.exemple.fr",
            ["LC_ALL"] = language == "fr" ? "fr_FR.UTF-8" : "C",
        });
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
