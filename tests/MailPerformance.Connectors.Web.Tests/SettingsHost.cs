namespace MailPerformance.Connectors.Web.Tests;

/// <inheritdoc cref="AdministrationHost"/>
[CollectionDefinition(Name)]
public sealed class SettingsHost : ICollectionFixture<ConnectorsFactory>
{
    public const string Name = "Settings";
}
