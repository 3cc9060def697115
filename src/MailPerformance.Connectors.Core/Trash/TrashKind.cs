namespace MailPerformance.Connectors.Core.Trash;

/// <summary>What may lie in the trash. The database keeps the name.</summary>
public enum TrashKind
{
    Contact,
    Role,
    Group,
    Category,
    Segment,
    Connector,
}
