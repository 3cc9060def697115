using System.CommandLine;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Logging.Abstractions;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>doctor</c>: what keeps this installation from working, also where the program would not start.</summary>
public static class DoctorCommand
{
    public const string Word = "doctor";

    public static bool IsDoctor(string[] args) => args.FirstOrDefault() == Word;

    /// <returns>The exit code: 0 when nothing is wrong.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args)
    {
        var to = new Option<string?>("--mail-to") { Description = "Who gets a test mail; without it none is sent." };
        var command = new Command(Word, "Looks at the settings and what they lead to, and says what to do.") { to };
        command.SetAction((parsed, cancellation) => ExamineAsync(builder, parsed.GetValue(to), cancellation));
        return await new RootCommand("MailPerformance Connectors") { command }.Parse(args).InvokeAsync();
    }

    private static async Task<int> ExamineAsync(WebApplicationBuilder builder, string? mailTo, CancellationToken cancellation)
    {
        var refusals = new List<CannotStartException>();
        builder.AddConnectors(refusals.Add);

        // A setting that was refused leaves services without what they need: each is looked at by itself.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = false);

        // What there is to say stands in the lines.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();

        var isWell = true;
        await foreach (var finding in new Examination(scope.ServiceProvider, refusals, mailTo).FindAsync(cancellation))
        {
            isWell &= finding.Level != FindingLevel.Wrong;
            Console.WriteLine($"{WordOf(finding.Level),-8} {finding.About,-12} {finding.Text}");
        }

        return isWell ? 0 : 1;
    }

    private static string WordOf(FindingLevel level) => level switch
    {
        FindingLevel.Ok => "ok",
        FindingLevel.Warning => "warning",
        _ => "wrong",
    };
}
