namespace MailPerformance.Connectors.Web.Tests;

/// <summary>An application whose campaigns another system sends.</summary>
public sealed class SendingFactory : ConnectorsFactory
{
    public override TestSending Sending { get; } = new();
}
