using Xunit.Sdk;

namespace MailPerformance.Connectors.Testing;

/// <inheritdoc cref="SqliteFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(ProviderTraits.TypeName, ProviderTraits.AssemblyName)]
public sealed class SqliteTheoryAttribute : TheoryAttribute, ITraitAttribute
{
    public SqliteTheoryAttribute() => Skip = ProviderTraits.SkipOnSqlServer;

    public string Provider { get; } = "Sqlite";
}
