
namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>The application as <c>dotnet run</c> starts it: the guide's example and the clock of the machine.</summary>
public sealed class DemoHost : ConnectorsFactory
{
    protected override bool IsDemo => true;

    protected override bool IsRealTime => true;
}
