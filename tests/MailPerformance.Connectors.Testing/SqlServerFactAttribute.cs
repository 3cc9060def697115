using Xunit.Sdk;

namespace MailPerformance.Connectors.Testing;

/// <summary>A test that needs a real SQL Server, skipped without one; trait <c>Provider=SqlServer</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(ProviderTraits.TypeName, ProviderTraits.AssemblyName)]
public sealed class SqlServerFactAttribute : FactAttribute, ITraitAttribute
{
    public SqlServerFactAttribute() => Skip = ProviderTraits.SkipOnSqlite;

    public string Provider { get; } = "SqlServer";
}
