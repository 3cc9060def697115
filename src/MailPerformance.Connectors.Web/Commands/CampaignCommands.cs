using System.CommandLine;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>campaigns import</c>: campaigns and statistics from a file into an account.</summary>
public static class CampaignCommands
{
    public const string Word = "campaigns";

    public static Command Create(IServiceProvider services)
    {
        var account = new Option<string>("--account") { Description = "Code of the account.", Required = true };
        var file = new Option<string>("--file") { Description = "A .json or .csv file.", Required = true };
        var force = ForceOption.Create();
        var import = new Command("import", "Adds campaigns or brings them up to date, with their statistics: all of the file or nothing.")
        {
            account, file, force,
        };
        import.SetAction((parsed, _) => ImportAsync(
            services, parsed.GetRequiredValue(account), parsed.GetRequiredValue(file), parsed.GetValue(force)));
        return new Command(Word, "Campaigns.") { import };
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string code, string path, bool isForced)
    {
        IReadOnlyList<ImportedCampaign> rows;
        try
        {
            rows = CampaignFiles.Read(path);
        }
        catch (FormatException failure)
        {
            await Console.Error.WriteLineAsync($"{path}: {failure.Message}");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var wanted = code.Trim().ToUpperInvariant();
        var accountId = await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Accounts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Code == wanted).Select(found => (long?)found.Id).SingleOrDefaultAsync();
        if (accountId is null)
        {
            await Console.Error.WriteLineAsync($"There is no account '{code}'.");
            return 1;
        }

        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(accountId.Value, Entrance.Command);
        ForceOption.Apply(scope.ServiceProvider, isForced);
        var result = await scope.ServiceProvider.GetRequiredService<CampaignImport>().RunAsync(rows);
        if (!result.IsDone)
        {
            await ForceOption.PrintAsync(result);
            if (!result.IsByRule)
            {
                await Console.Error.WriteLineAsync("Nothing has been imported.");
            }

            return 1;
        }

        foreach (var key in result.Value!.Kept)
        {
            await Console.Error.WriteLineAsync($"{key}: its state stays as it was decided; the file does not say a later one.");
        }

        Console.WriteLine($"{result.Value.Added} added, {result.Value.Updated} brought up to date.");
        return 0;
    }
}
