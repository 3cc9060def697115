namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Keeps mails, so that what follows from a save is written with it.</summary>
public sealed class SavingFactory : ConnectorsFactory
{
    protected override bool KeepsMails => true;
}
