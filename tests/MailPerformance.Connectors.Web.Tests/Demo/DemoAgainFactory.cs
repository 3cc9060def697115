namespace MailPerformance.Connectors.Web.Tests.Demo;

/// <summary>The example on a database that outlives the host.</summary>
public sealed class DemoAgainFactory(TestDatabase database) : ConnectorsFactory
{
    protected override TestDatabase LentDatabase => database;

    protected override bool IsDemo => true;
}
