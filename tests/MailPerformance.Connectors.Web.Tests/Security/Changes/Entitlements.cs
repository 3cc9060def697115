using MailPerformance.Connectors.Core.Roles;
using static MailPerformance.Connectors.Web.Tests.Security.Changes.Does;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// What each right lets its holder change, whatever the endpoint: the rules of docs/permissions.md, seen from the rows. What no line
/// allows nobody changes: platforms, the built-in role, who created a contact, another's password, the code of an account.
/// </summary>
public static class Entitlements
{
    private const string Person = "Title Language TimeZone NotifyOnActionChange RowsPerTable";
    private const string Names = "LastName FirstName NormalizedLastName NormalizedFirstName";

    private const string Pending = "PendingEmail PendingEmailStamp PendingEmailAt PendingEmailById";
    private const string Login = "UserName NormalizedUserName Email NormalizedEmail MailDomain " + Pending;
    private const string Link = "PasswordLinkStamp PasswordLinkById PasswordLinkAt OwnLinkStamp OwnLinkAt "
        + "FirstLinkTakenBackAt";

    private static readonly Right SignedIn = new("signed in", one => one.Me.IsInBrowser);
    private static readonly Right Administrator = new("administrator", one => one.Me.IsAdministrator);
    private static readonly Right Stopping = Holding(PhonePermissions.MoveCampaigns);
    private static readonly Right Connecting = Holding(Permissions.MobileConnectors);
    private static readonly Right Creating = Holding(Permissions.ContactsCreate);

    private static readonly Right Blocking = Holding(Permissions.ContactsEdit);
    private static readonly Right Deleting = Holding(Permissions.ContactsDelete);
    private static readonly Right Ruling = Holding(Permissions.RolesManage);

    private static readonly Right Editing = new(
        "edit, or create for an unfinished contact of one's own",
        one => one.Me.Holds(Permissions.ContactsEdit) || (one.Me.Holds(Permissions.ContactsCreate) && one.IsOwnUnfinished),
        Permissions.ContactsEdit, Permissions.ContactsCreate);

    private static readonly Right ByLink = new("a one-time link", one => one.ContactId is { } id && id == one.Proof.Link);
    private static readonly Right ByPassword = new("a password", one => one.ContactId is { } id && id == one.Proof.Password);

    public static IReadOnlyList<Entitlement> Lines { get; } =
    [
        // Oneself, in a browser: preferences, password, second factor, phones, sessions. Not one's own end date.
        new(
            SignedIn, Change, "Contacts", "Language TimeZone AccessEndsAt EndNoticeAt NotifyOnActionChange RowsPerTable ShownColumns",
            one => one.IsMine),
        new(SignedIn, Change, "Contacts", "PasswordHash SecurityStamp", one => one.IsMine),
        new(SignedIn, Change, "Contacts", Pending, one => one.IsMine && one.Change.After!["PendingEmail"] is null),
        new(SignedIn, AddOrRemove, "SecondFactors RecoveryCodes Passkeys", If: one => one.IsMine),
        new(SignedIn, Change, "MobileDevices", "EndedAt EndReason", one => one.IsMine),
        new(SignedIn, Anything, "Invitations", "UsedAt", one => one.IsMine),
        new(SignedIn, AddOrRemove, "Sessions", If: one => one.IsMine),

        // Whoever has a secret of a contact: a link sets the password, a password takes a code of the second factor.
        new(ByLink, Change, "Contacts", "PasswordHash SecurityStamp LockoutEnd " + Link),
        new(ByLink, Change, "MobileDevices", "EndedAt EndReason"),
        new(ByPassword, Change, "SecondFactors", "LastStep"),
        new(ByPassword, Remove, "RecoveryCodes"),
        new(ByPassword, Add, "Sessions"),

        // Contacts. Nobody creates one with a password, a role, a block or more sight than their own.
        new(Creating, Add, "Contacts", If: one => one.IsNow("CreatedById", one.Me.ContactId) && IsBlank(one) && one.GivesNoSight),
        new(Creating, Add, "ContactSearchTerms", If: one => one.IsOfNewContact),
        new(Creating, Add, "ContactCategories ContactSegments", If: one => one.IsOfNewContact && one.GivesNoSight),
        new(Creating, Add, "OutboxMails", If: one => one.IsOfNewContact && IsMail(one, "PasswordLinkMail")),
        new(Editing, Change, "Contacts", Person, one => one.MayBeTouched),
        new(Editing, Change, "Contacts", Names, one => one.MayBeTouched && MayName(one)),
        new(Editing, AddOrRemove, "ContactSearchTerms", If: one => one.MayBeTouched),
        new(Creating, Add, "DomainSearchTerms"),
        new(Editing, Add, "DomainSearchTerms"),
        new(Editing, Change, "Contacts", "ValidUntil ValidUntilOrder", one => one.MayBeTouched && one.HoldsAndSeesAsMuch && MayName(one)),
        new(Editing, Change, "Contacts", "AccessEndsAt EndNoticeAt", one => one.MayBeTouched),
        new(Editing, Change, "Contacts", Login, one => one.MayHaveCredentials && MayName(one)),
        new(Editing, Change, "Contacts", Link + " SecurityStamp", one => one.IsOthers && one.MayHaveCredentials),
        new(Editing, Add, "OutboxMails", If: one => one.IsOthers && one.MayHaveCredentials && IsMail(one, "PasswordLinkMail")),
        new(Editing, Remove, "SecondFactors RecoveryCodes", If: one => one.IsOthers && one.MayHaveCredentials),
        new(Editing, AddOrRemove, "ContactRoles", If: one => one.MayBeTouched && one.HoldsRole && one.NamesGiver),
        new(Editing, AddOrRemove, "ContactGroups", If: one => one.MayBeTouched),
        new(Editing, AddOrRemove, "ContactCategories ContactSegments", If: one => one.MayBeTouched && one.GivesNoSight),
        new(
            Blocking, Change, "Contacts", "LockedAt LockoutEnd SecurityStamp",
            one => one.IsOthers && one.MayBeTouched && (one.Change.After!["LockedAt"] is not null || one.HoldsAndSeesAsMuch)),
        new(Deleting, Remove, "Contacts", If: one => one.IsOthers && one.MayBeTouched),

        // What was deleted comes back with what whoever brings it back may give; for good it is an administrator who deletes it.
        new(Deleting, Add, "Contacts", If: one => one.IsOfReturned && one.GivesNoSight),
        new(Deleting, Add, "ContactSearchTerms SecondFactors RecoveryCodes", If: one => one.IsOfReturned),
        new(Deleting, Add, "ContactGroups", If: one => one.IsOfReturned && one.Me.Holds(Permissions.ContactsEdit)),
        new(Deleting, Add, "DomainSearchTerms"),
        new(Deleting, Add, "ContactCategories ContactSegments", If: one => one.IsOfReturned && one.GivesNoSight),
        new(
            Deleting, Add, "ContactRoles",
            If: one => one.IsOfReturned && one.Me.Holds(Permissions.ContactsEdit) && one.HoldsRole && one.NamesGiver),
        new(Deleting, Remove, "TrashItems", If: one => one.IsOfReturned),
        new(Administrator, Remove, "TrashItems DomainSearchTerms"),
        new(Administrator, Remove, "OutboxMails", If: one => one.Change.Before!["NextAttemptAt"] is null),
        new(Administrator, Change, "JournalEntries", "Said", one => one.Before.IsInTrash("Contact", one.ContactId)),

        // Connectors and phones. One's own is lowered or removed, by administrators alone given or raised.
        new(
            Connecting, Add, "MobileConnectors",
            If: one => one.NamesGiver && ((one.MayBeTouched && MayGive(one)) || one.IsOfNewContact)),
        new(Connecting, Remove, "MobileConnectors", If: one => one.MayBeTouched),
        new(Connecting, Change, "MobileConnectors", "Privilege", one => one.MayBeTouched && (MayGive(one) || IsLowered(one))),
        new(Connecting, Change, "MobileConnectors", "InvitedAt", one => one.MayBeTouched),
        new(Connecting, Change, "MobileDevices", "EndedAt EndReason", one => one.MayBeTouched),
        new(Connecting, Anything, "Invitations", "UsedAt", one => one.MayBeTouched),
        new(Connecting, Add, "OutboxMails", If: one => one.MayBeTouched && IsMail(one, "EnrolmentMail", "PlatformOpenMail")),
        new(SignedIn, Add, "OutboxMails", If: one => one.IsMine && IsMail(one, "EnrolmentMail")),

        // Roles: nobody ticks, or deletes, what they do not hold.
        new(Ruling, Add, "Roles", If: one => one.Change.Row["IsAdministrator"] is "0" or "False"),
        new(Ruling, Change, "Roles", "Name NormalizedName ConcurrencyStamp", one => !one.IsBuiltInRole && one.HoldsRole),
        new(Ruling, Remove, "Roles", If: one => !one.IsBuiltInRole && one.HoldsRole && !one.Before.IsHeld(one.RoleId)),
        new(Ruling, AddOrRemove, "RolePermissions", If: one => !one.IsBuiltInRole && HoldsTick(one)),

        // Labels.
        new(Holding(Permissions.GroupsManage), Anything, "Groups", "Name NormalizedName"),
        new(Holding(Permissions.CategoriesManage), Anything, "Categories", "Name NormalizedName"),
        new(Holding(Permissions.SegmentsManage), Anything, "Segments", "Name NormalizedName"),

        // The account, and connectors to look at.
        new(
            Administrator, Change, "Accounts",
            "MobileConnectorsEnabled HoldsConnectorsForReview MaxValidityDays DefaultLanguage DefaultTimeZone DefaultRowsPerTable "
            + "SecondFactorFor SecondFactorGraceDays SecondFactorSince "
            + "JournalKeepMonths TrashDays ReviewEveryMonths ReviewDueAt FirstLinksAt FirstLinksById FirstLinksAfterId"),
        new(Administrator, Change, "MobileConnectors", "ReviewSince ReviewById IsHeld"),

        // Access reviews: nobody decides of their own rights, and whoever decides is named.
        new(Administrator, Add, "AccessReviews", If: one => one.IsNow("StartedById", one.Me.ContactId)),
        new(Administrator, Add, "AccessReviewItems", If: one => one.Change.After!["Decision"] is null),
        new(
            Administrator, Change, "AccessReviews", "EndedAt EndedById EndedByName",
            one => one.Change.Before!["EndedAt"] is null && one.IsNow("EndedById", one.Me.ContactId)),
        new(
            Administrator, Change, "AccessReviewItems",
            "Decision DecidedAt DecidedById DecidedByName Known WasChanged ContactName ContactLogin ThingName",
            one => one.IsOthers && one.IsNow("DecidedById", one.Me.ContactId)),
        new(Administrator, Change, "AccessReviewItems", "GoneAt"),

        // Campaigns are a phone's to move.
        new(Stopping, Change, "ExpressCampaigns", "State ScheduledAt StartedAt EndedAt ListedAt Version", IsSeenCampaign),
        new(Stopping, Anything, "CampaignMoves CampaignOrders CampaignNotices", OrderColumns, IsSeenCampaign),
    ];

    private const string OrderColumns = "State SentAt AcceptedAt AnsweredAt NextAttemptAt Attempts MoveId";

    public static Right Holding(string key) => new(key, one => one.Me.Holds(key), key);

    public static bool IsMail(Case one, params string[] kinds) => kinds.Contains(one.Change.Row["Kind"]);

    private static bool IsBlank(Case one) => one.Change.Row["PasswordHash"] is null && one.Change.Row["LockedAt"] is null;

    // Who somebody is, and for how long, is not theirs to say.
    private static bool MayName(Case one) => one.IsOthers || one.Me.IsAdministrator;

    private static bool MayGive(Case one) => one.IsOthers || one.Me.IsAdministrator;

    private static bool IsLowered(Case one) =>
        string.CompareOrdinal(one.Change.After!["Privilege"], one.Change.Before!["Privilege"]) < 0;

    private static bool HoldsTick(Case one) => one.Me.Holds(one.Change.Row["Permission"]!);

    // The categories of the contact whose phone it is; none: all.
    private static bool IsSeenCampaign(Case one)
    {
        var id = one.Change.Row["CampaignId"]
            ?? one.After.Row("CampaignMoves", one.Change.Row["MoveId"])?["CampaignId"] ?? one.Change.Row["Id"];
        var seen = one.Before.Sight("ContactCategories", one.Me.ContactId);
        var category = DatabaseState.Id(one.Before.Row("ExpressCampaigns", id), "CategoryId");
        return seen.Count == 0 || (category is { } known && seen.Contains(known));
    }
}
