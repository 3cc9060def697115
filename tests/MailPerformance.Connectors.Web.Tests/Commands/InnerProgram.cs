using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// The program inside the test, for what it says and does: a process of its own (<see cref="BuiltProgram"/>) costs seconds, and is for
/// what only a process shows.
/// </summary>
public static class InnerProgram
{
    // What it asks is on this machine, whatever proxy the machine has.
    static InnerProgram() => HttpClient.DefaultProxy = new WebProxy();

    /// <summary>A command on a host that is there, in the language of the operator's machine.</summary>
    public static Task<Ended> RunAsync(IServiceProvider services, string language, params string[] arguments) => RunAsync(() =>
    {
        CultureInfo.CurrentUICulture = language == "fr" ? CultureInfo.GetCultureInfo("fr-FR") : CultureInfo.InvariantCulture;
        return ConnectorsCommands.RunAsync(services, arguments);
    });

    /// <summary>The whole program with these settings, of an installation unless they say otherwise.</summary>
    public static Task<Ended> RunAsync(string directory, string[] arguments, IReadOnlyDictionary<string, string> settings) => RunAsync(() =>
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Texts).Assembly.GetName().Name,
            ContentRootPath = directory,
            EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.Configuration["PublicUrl"] ??= "https://connecteurs.exemple.fr";
        return builder.RunConnectorsAsync(arguments);
    });

    private static Task<Ended> RunAsync(Func<Task<int>> program) => OwnConsole.ListenAsync(async () =>
    {
        try
        {
            return await program();
        }
        catch (CannotStartException refused)
        {
            // As the entry point has it, which does so only in a process of its own.
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    });
}
