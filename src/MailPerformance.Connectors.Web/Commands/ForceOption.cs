using System.CommandLine;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>--force</c>: what a rule of an account would take back is done all the same.</summary>
internal static class ForceOption
{
    public static Option<bool> Create() => new("--force")
    {
        Description = "Does it even if a campaign loses the last phone that can stop it, or an account its last administrator.",
    };

    /// <summary>Carries the operator's word into a scope.</summary>
    public static void Apply(IServiceProvider scope, bool isForced)
    {
        if (isForced)
        {
            scope.GetRequiredService<Consent>().Force();
        }
    }

    /// <summary>Says why nothing has happened, and how it would.</summary>
    public static async Task PrintAsync<T>(WriteResult<T> result)
    {
        foreach (var error in result.Errors)
        {
            await Console.Error.WriteLineAsync(
                error.Field.Length == 0 || result.IsByRule ? error.Message : $"{error.Field}: {error.Message}");
        }

        if (result.IsByRule)
        {
            await Console.Error.WriteLineAsync(Texts.T("Command_Force"));
        }
    }
}
