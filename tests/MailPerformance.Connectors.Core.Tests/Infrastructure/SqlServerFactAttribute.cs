namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>A test that needs a real SQL Server; skipped unless CONNECTORS_TEST_SQLSERVER holds a connection string.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public const string Variable = "CONNECTORS_TEST_SQLSERVER";

    public SqlServerFactAttribute()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            Skip = $"Set {Variable} to a connection string of a SQL Server; the test makes and drops a database of its own there.";
        }
    }

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable);
}
