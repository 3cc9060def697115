using Xunit.Abstractions;
using Xunit.Sdk;

namespace MailPerformance.Connectors.Testing;

/// <summary>Tells the runner which provider a test is about, so that <c>--filter Provider=Sqlite</c> finds it.</summary>
public sealed class ProviderTraits : ITraitDiscoverer
{
    internal const string TypeName = "MailPerformance.Connectors.Testing." + nameof(ProviderTraits);
    internal const string AssemblyName = "MailPerformance.Connectors.Testing";

    internal static string? SkipOnSqlServer => TestDatabase.IsSqlServer
        ? $"About SQLite itself; {TestDatabase.Variable} puts this run on SQL Server."
        : null;

    internal static string? SkipOnSqlite => TestDatabase.IsSqlServer
        ? null
        : $"Set {TestDatabase.Variable} to a connection string of a SQL Server on which databases may be made and dropped.";

    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute)
    {
        yield return new("Provider", traitAttribute.GetNamedArgument<string>(nameof(SqliteFactAttribute.Provider)));
    }
}
