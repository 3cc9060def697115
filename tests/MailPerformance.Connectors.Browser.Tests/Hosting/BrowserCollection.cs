namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>All tests share one host and one browser, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserSite>
{
    public const string Name = "Browser";
}
