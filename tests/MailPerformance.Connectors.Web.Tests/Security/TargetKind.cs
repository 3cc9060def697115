namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>What the id in an address is one of.</summary>
public enum TargetKind
{
    None,
    Contact,
    Role,
    Group,
    Category,
    Segment,
    Connector,
    Device,
    Campaign,
    PasswordLink,

    /// <summary>A contact in the trash.</summary>
    Deleted,
}
