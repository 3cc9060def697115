using MailPerformance.Connectors.Benchmarks.Application;

/// <summary>What the runtime calls first in a program that is started with this assembly in <c>DOTNET_STARTUP_HOOKS</c>.</summary>
internal static class StartupHook
{
    public static void Initialize() => SqlCounter.Begin(Environment.GetEnvironmentVariable(SqlCounter.Variable)!);
}
