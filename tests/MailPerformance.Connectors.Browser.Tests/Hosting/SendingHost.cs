namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>An application whose campaigns another system sends, with a clock that stands still.</summary>
public sealed class SendingHost : ConnectorsFactory
{
    public override TestSending Sending { get; } = new();
}
