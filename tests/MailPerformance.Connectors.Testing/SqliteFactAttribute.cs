using Xunit.Sdk;

namespace MailPerformance.Connectors.Testing;

/// <summary>A test about SQLite itself, skipped where the tests run on SQL Server; trait <c>Provider=Sqlite</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(ProviderTraits.TypeName, ProviderTraits.AssemblyName)]
public sealed class SqliteFactAttribute : FactAttribute, ITraitAttribute
{
    public SqliteFactAttribute() => Skip = ProviderTraits.SkipOnSqlServer;

    public string Provider { get; } = "Sqlite";
}
