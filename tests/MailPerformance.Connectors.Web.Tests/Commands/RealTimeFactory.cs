namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>A host in the time of the machine, which the processes that use its database have.</summary>
public sealed class RealTimeFactory : ConnectorsFactory
{
    protected override bool IsRealTime => true;
}
