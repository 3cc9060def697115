namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// Of a migration that takes away what the version before has stopped to use. Without it, a migration only adds, so that a node of the
/// version before goes on working on the database (docs/operations.md, Updates and migrations).
/// </summary>
/// <param name="reason">What has stopped to use it, and since which version.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContractAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
