namespace MailPerformance.Connectors.Web.Tests.Demo;

public sealed class DemoFactory : ConnectorsFactory
{
    protected override bool IsDemo => true;
}
