using System.CommandLine;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>platform</c>: which platforms there are, and what becomes of one. Running nodes see it at their next request.</summary>
public static class PlatformCommands
{
    public const string Word = "platform";

    public static Command Create(IServiceProvider services)
    {
        var list = new Command("list", "Prints every platform with its availability and its connectors.");
        list.SetAction((_, _) => ListAsync(services));
        return new Command(Word, "Platforms of the app.")
        {
            list,
            Change(services, "open", "Connectors are taken and the app signs in.", PlatformAvailability.Available),
            Change(
                services, "close", "Coming soon (again): no new connectors, nothing signs in; those that are there wait.",
                PlatformAvailability.ComingSoon),
            Change(
                services, "retire", "Over: no new connectors, nothing signs in; shown only where a connector is left.",
                PlatformAvailability.Retired),
        };
    }

    private static Command Change(IServiceProvider services, string word, string description, PlatformAvailability availability)
    {
        var key = new Argument<string>("key") { Description = "For example iphone." };
        var force = ForceOption.Create();
        var command = new Command(word, description) { key, force };
        command.SetAction((parsed, _) => ChangeAsync(services, parsed.GetRequiredValue(key), availability, parsed.GetValue(force)));
        return command;
    }

    private static async Task<int> ListAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var connectors = db.MobileConnectors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        foreach (var platform in await db.MobilePlatforms.OrderBy(platform => platform.Position)
            .Select(platform => new
            {
                platform.Key,
                platform.Availability,
                platform.ClientId,
                Connectors = connectors.Count(connector => connector.PlatformId == platform.Id),
            })
            .ToListAsync())
        {
            Console.WriteLine($"{platform.Key}: {platform.Availability}, {platform.Connectors} connectors, client {platform.ClientId}");
        }

        return 0;
    }

    private static async Task<int> ChangeAsync(IServiceProvider services, string key, PlatformAvailability availability, bool isForced)
    {
        await using var scope = services.CreateAsyncScope();
        ForceOption.Apply(scope.ServiceProvider, isForced);
        await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync();
        var result = await scope.ServiceProvider.GetRequiredService<PlatformService>().SetAvailabilityAsync(key, availability);
        if (result.Status == WriteStatus.NotFound)
        {
            await Console.Error.WriteLineAsync($"There is no platform '{key}'; 'platform list' prints them.");
            return 1;
        }

        if (!result.IsDone)
        {
            await ForceOption.PrintAsync(result);
            return 1;
        }

        Console.WriteLine($"{key}: {availability}");
        return 0;
    }
}
