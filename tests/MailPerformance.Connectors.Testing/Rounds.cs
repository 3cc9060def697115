using System.Globalization;

namespace MailPerformance.Connectors.Testing;

/// <summary>How often a test about a race tries it: a few times, or as often as the environment says.</summary>
public static class Rounds
{
    public const string Variable = "CONNECTORS_RACE_ROUNDS";

    private const int Usual = 20;

    public static int Count =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Usual;

    public static async Task RunAsync(Func<Task> round)
    {
        for (var number = 0; number < Count; number++)
        {
            await round();
        }
    }
}
