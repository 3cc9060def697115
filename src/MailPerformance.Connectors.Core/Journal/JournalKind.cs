namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// What an entry says has happened. The database keeps the name, which is sealed: a name is never changed, nor given to something else.
/// </summary>
public enum JournalKind
{
    AccountCreated,
    OptionOn,
    OptionOff,
    SettingsChanged,
    ContactCreated,
    ContactChanged,
    ContactBlocked,
    ContactUnblocked,
    ContactDeleted,

    /// <summary>A smaller maximum validity has brought end dates forward.</summary>
    ContactsShortened,
    ContactRolesChanged,
    ContactGroupsChanged,
    ContactCategoriesChanged,
    ContactSegmentsChanged,
    PasswordLinkMade,

    /// <summary>With a one-time link.</summary>
    PasswordChosen,

    /// <summary>By the contact itself, who gave the present one.</summary>
    PasswordChanged,
    SecondFactorOn,
    SecondFactorOff,
    RecoveryCodesRenewed,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    RoleCreated,
    RoleChanged,
    RoleDeleted,
    GroupCreated,
    GroupRenamed,
    GroupDeleted,
    CategoryCreated,
    CategoryRenamed,
    CategoryDeleted,
    SegmentCreated,
    SegmentRenamed,
    SegmentDeleted,
    ConnectorGiven,
    ConnectorChanged,
    ConnectorRemoved,
    ConnectorActivated,

    /// <summary>Told that its platform is open.</summary>
    ConnectorInvited,
    ConnectorToReview,
    ConnectorConfirmed,
    PlatformChanged,
    InvitationMade,
    InvitationUsed,
    InvitationEnded,
    PhoneConnected,
    PhoneEnded,
    PhoneRefused,
    SignedIn,
    SignInRefused,

    /// <summary>Somebody who was signed in has given a wrong password or code where a fresh proof was asked for.</summary>
    ProofRefused,
    SignedOut,

    /// <summary>Somebody has ended a session of theirs from another browser.</summary>
    SessionEnded,
    CampaignAdded,
    CampaignChanged,
    CampaignMoved,
    OrderGiven,
    OrderRefused,
    JournalExported,

    /// <summary>Somebody took the register of rights along.</summary>
    RightsExported,

    /// <summary>Somebody took a list along, as they had filtered it.</summary>
    ContactsExported,
    ConnectorsExported,
    RolesExported,
    LabelsExported,
    CampaignsExported,
    JournalPruned,
    ContactRestored,
    RoleRestored,
    GroupRestored,
    CategoryRestored,
    SegmentRestored,

    /// <summary>For good: it is in the trash no more, and cannot come back.</summary>
    ContactErased,
    RoleErased,
    GroupErased,
    CategoryErased,
    SegmentErased,
    ConnectorErased,

    /// <summary>Entries before this one do not say any more what they said of an erased person; it names them.</summary>
    EntriesErased,

    /// <summary>An access review was opened.</summary>
    ReviewStarted,
    ReviewDecided,
    ReviewEnded,

    /// <summary>At « Mot de passe oublié ? », by whoever; only a mail to the contact's own mailbox answers.</summary>
    PasswordLinkAsked,

    /// <summary>The link of a contact that has not chosen a password.</summary>
    FirstLinkTakenBack,

    /// <summary>To all who have not chosen one.</summary>
    FirstLinksSent,

    /// <summary>An import that had made it was taken back.</summary>
    CampaignDeleted,
}

/// <summary>What an entry is about; its page has a history.</summary>
public enum JournalSubject
{
    Account,
    Contact,
    Role,
    Group,
    Category,
    Segment,
    Connector,
    Platform,
    Phone,
    Campaign,

    /// <summary>An access review.</summary>
    Review,
}

/// <summary>What each kind is about.</summary>
public static class JournalKinds
{
    private static readonly Dictionary<JournalKind, JournalSubject> Subjects =
        Enum.GetValues<JournalKind>().ToDictionary(kind => kind, Find);

    public static JournalSubject SubjectOf(JournalKind kind) => Subjects[kind];

    public static IEnumerable<JournalKind> About(JournalSubject subject) =>
        Subjects.Where(one => one.Value == subject).Select(one => one.Key);

    private static JournalSubject Find(JournalKind kind) => kind switch
    {
        JournalKind.AccountCreated or JournalKind.OptionOn or JournalKind.OptionOff or JournalKind.SettingsChanged
            or JournalKind.FirstLinksSent or JournalKind.JournalExported or JournalKind.RightsExported
            or JournalKind.ContactsExported or JournalKind.ConnectorsExported or JournalKind.RolesExported
            or JournalKind.LabelsExported or JournalKind.CampaignsExported
            or JournalKind.JournalPruned => JournalSubject.Account,
        JournalKind.RoleCreated or JournalKind.RoleChanged or JournalKind.RoleDeleted or JournalKind.RoleRestored
            or JournalKind.RoleErased => JournalSubject.Role,
        JournalKind.GroupCreated or JournalKind.GroupRenamed or JournalKind.GroupDeleted or JournalKind.GroupRestored
            or JournalKind.GroupErased => JournalSubject.Group,
        JournalKind.CategoryCreated or JournalKind.CategoryRenamed or JournalKind.CategoryDeleted or JournalKind.CategoryRestored
            or JournalKind.CategoryErased => JournalSubject.Category,
        JournalKind.SegmentCreated or JournalKind.SegmentRenamed or JournalKind.SegmentDeleted or JournalKind.SegmentRestored
            or JournalKind.SegmentErased => JournalSubject.Segment,
        JournalKind.ConnectorGiven or JournalKind.ConnectorChanged or JournalKind.ConnectorRemoved or JournalKind.ConnectorActivated
            or JournalKind.ConnectorInvited or JournalKind.ConnectorToReview or JournalKind.ConnectorConfirmed
            or JournalKind.ConnectorErased => JournalSubject.Connector,
        JournalKind.PlatformChanged => JournalSubject.Platform,
        JournalKind.InvitationMade or JournalKind.InvitationUsed or JournalKind.InvitationEnded or JournalKind.PhoneConnected
            or JournalKind.PhoneEnded or JournalKind.PhoneRefused => JournalSubject.Phone,
        JournalKind.CampaignAdded or JournalKind.CampaignChanged or JournalKind.CampaignMoved or JournalKind.CampaignDeleted
            or JournalKind.OrderGiven or JournalKind.OrderRefused => JournalSubject.Campaign,
        JournalKind.ReviewStarted or JournalKind.ReviewDecided or JournalKind.ReviewEnded => JournalSubject.Review,
        _ => JournalSubject.Contact,
    };
}
