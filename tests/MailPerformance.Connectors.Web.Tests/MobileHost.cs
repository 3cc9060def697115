namespace MailPerformance.Connectors.Web.Tests;

/// <inheritdoc cref="AdministrationHost"/>
[CollectionDefinition(Name)]
public sealed class MobileHost : ICollectionFixture<ConnectorsFactory>
{
    public const string Name = "Mobile";
}
