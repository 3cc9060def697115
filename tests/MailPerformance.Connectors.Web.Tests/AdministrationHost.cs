namespace MailPerformance.Connectors.Web.Tests;

/// <summary>Test classes of one host share its database, each test in an account of its own, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AdministrationHost : ICollectionFixture<ConnectorsFactory>
{
    public const string Name = "Administration";
}
