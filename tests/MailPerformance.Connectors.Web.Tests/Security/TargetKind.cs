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

    /// <summary>A passkey of a contact of its own.</summary>
    Passkey,

    /// <summary>A browser of a contact of its own.</summary>
    Session,
    Campaign,
    PasswordLink,

    /// <summary>A contact in the trash.</summary>
    Deleted,

    /// <summary>An access review that is open, with a row about a connector.</summary>
    OpenReview,

    /// <summary>One that has ended.</summary>
    Review,

    /// <summary>An administrator's action on many contacts, of which it is known what it would do.</summary>
    Batch,

    /// <summary>A file of an administrator, with one column of logins.</summary>
    Import,

    /// <summary>The same of campaigns, with one column of keys.</summary>
    CampaignImport,
}
