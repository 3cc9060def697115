using static MailPerformance.Connectors.Web.Tests.Security.Changes.Does;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>What goes with a request without a right of its own, each with its reason.</summary>
public static class Bookkeeping
{
    private static readonly Right Anybody = new("anybody", _ => true);
    private static readonly Right SignedIn = new("signed in", one => one.Me.ContactId > 0);

    private static readonly Right Phone = new(
        "a phone, for itself", one => one.ContactId is { } id && (id == one.Proof.Phone || (one.Me.Bearer is not null && one.IsMine)));

    public static IReadOnlyList<Entitlement> Lines { get; } =
    [
        // Wrong passwords and codes are counted while nobody is signed in, and a right one forgets them.
        new(Anybody, Change, "Contacts", "AccessFailedCount LockoutEnd", one => !IsForgotten(one) || IsKnown(one), EvenRefused: true),

        // When somebody who knows the password has signed in.
        new(Anybody, Change, "Contacts", "LastSignInAt LastSignInOrder", IsKnown),

        // Every write takes its turn, and says who made it.
        new(Anybody, Change, "Accounts", "WriteSequence", EvenRefused: true),

        // Every change leaves its entry, which names whoever acts; nobody changes or deletes one. Refusals are noted as well.
        new(Anybody, Change, "Accounts", "JournalNumber JournalHash"),
        new(Anybody, Add, "JournalEntries", If: one => one.Change.After!["AuthorId"] is null || one.IsNow("AuthorId", one.Me.ContactId)),
        new(Anybody, Add, "JournalNotes", EvenRefused: true),
        new(Anybody, Change, "JournalNotes", "Times", EvenRefused: true),
        new(SignedIn, Change, "Contacts Roles", "UpdatedAt"),
        new(SignedIn, Change, "Contacts Roles", "UpdatedById", one => one.IsNow("UpdatedById", one.Me.ContactId)),
        new(Anybody, Change, "Contacts", "ConcurrencyStamp"),

        // What is deleted lies in the trash, and names who did that.
        new(SignedIn, Add, "TrashItems", If: one => one.IsNow("DeletedById", one.Me.ContactId) && IsGone(one)),

        // Actions on many contacts are their starter's; what they do is a write each, with the rights of that moment.
        new(SignedIn, Add, "Batches", If: one => one.IsNow("StartedById", one.Me.ContactId)),
        new(
            SignedIn, Change, "Batches",
            "State Action TargetId TargetName Privilege ItemCount ActiveSince RunAt EndedAt IsProved AcceptsUncovered",
            one => one.IsNow("StartedById", one.Me.ContactId)),
        new(SignedIn, Add, "BatchItems"),
        new(SignedIn, Change, "BatchItems", "Outcome Message ContactId CampaignId"),

        // So is what a file says, until its rows are written one by one.
        new(SignedIn, Add, "Imports ImportFiles ImportRows"),
        new(SignedIn, Change, "Imports", "Encoding Separator Headings Fields Sample"),
        new(SignedIn, Change, "ImportRows", "Key At ContactId CampaignId Changes"),
        new(SignedIn, Remove, "ImportFiles ImportRows BatchItems"),

        // Whoever has forgotten a password is nobody yet.
        new(Anybody, Add, "PasswordAsks"),

        // How many contacts there are.
        new(SignedIn, Change, "Accounts", "ContactCount", one => one.IsNow("ContactCount", one.After.CountContacts(one.Change.Row["Id"]))),

        // A link that ends opens nothing. That of whoever acts would be a new one.
        new(
            SignedIn, Change, "Contacts", "PasswordLinkStamp PasswordLinkById PasswordLinkAt",
            one => !one.IsNow("PasswordLinkById", one.Me.ContactId)),

        // Marks that ask administrators to look; they name whoever acts, and go by an administrator's hand alone.
        new(SignedIn, Change, "Contacts", "CredentialsById CredentialsAt", one => one.IsNow("CredentialsById", one.Me.ContactId)),
        new(SignedIn, Change, "Contacts", "CredentialsAt", one => one.Change.Before!["CredentialsById"] is not null),
        new(
            SignedIn, Change, "MobileConnectors", "ReviewSince ReviewById IsHeld",
            one => one.IsNow("ReviewById", one.Me.ContactId) && one.Change.After!["ReviewSince"] is not null),

        // Connectors are sorted and counted by copies of what their contact is.
        new(SignedIn, Change, "MobileConnectors", Copies + " SuspendedFrom", IsCopied),

        // People are told of what has happened. Mails that somebody orders stand with their rights.
        new(Anybody, Add, "OutboxMails", If: one => !Entitlements.IsMail(one, "PasswordLinkMail", "EnrolmentMail", "PlatformOpenMail")),

        // What hangs on a row goes with it; the last category or segment of a contact that stays does not.
        new(SignedIn, Remove, HangsOnContact, If: one => one.ContactId is { } id && one.After.Contact(id) is null),
        new(SignedIn, Change, "OutboxMails", "ContactId Recipient", IsOfRemovedContact),
        new(SignedIn, Remove, "RolePermissions", If: one => one.After.Role(one.RoleId) is null),
        new(SignedIn, Remove, "ContactGroups ContactCategories ContactSegments", If: IsOfRemovedLabel),

        // When a phone was answered, and when refused; its tokens are the sign-in server's.
        new(Phone, Change, "MobileDevices", "LastUsedAt RefusedAt", EvenRefused: true),
        new(Anybody, Anything, "OpenIddictTokens OpenIddictAuthorizations", TokenColumns, IsOwnToken, EvenRefused: true),
    ];

    private const string HangsOnContact =
        "ContactRoles ContactGroups ContactCategories ContactSegments ContactSearchTerms MobileConnectors MobileDevices Invitations "
        + "SecondFactors RecoveryCodes Passkeys Sessions OutboxMails TrashItems";

    private const string Copies = "NormalizedLastName NormalizedFirstName NormalizedUserName";

    private const string TokenColumns = "Status RedemptionDate ConcurrencyToken Payload";

    private static readonly Dictionary<string, string> TablesOfTrash = new()
    {
        ["Contact"] = "Contacts",
        ["Role"] = "Roles",
        ["Group"] = "Groups",
        ["Category"] = "Categories",
        ["Segment"] = "Segments",
        ["Connector"] = "MobileConnectors",
    };

    private static bool IsGone(Case one)
    {
        var (table, id) = (TablesOfTrash[one.Change.Row["Kind"]!], one.Change.Row["SubjectId"]);
        return one.Before.Row(table, id) is not null && one.After.Row(table, id) is null;
    }

    private static bool IsForgotten(Case one) => one.Change.After!["AccessFailedCount"] == "0";

    private static bool IsKnown(Case one) =>
        one.IsMine || one.Proof.IsOf(one.ContactId) || one.Me.Holds(Core.Roles.Permissions.ContactsEdit);

    private static bool IsCopied(Case one) =>
        one.After.Contact(one.ContactId) is { } contact && Copies.Split(' ').All(name => one.Change.After![name] == contact[name]);

    // Mails that are to reach somebody all the same keep the address.
    private static bool IsOfRemovedContact(Case one) =>
        one.Change.After!["ContactId"] is null
        && DatabaseState.Id(one.Change.Before, "ContactId") is { } id && one.After.Contact(id) is null;

    private static bool IsOfRemovedLabel(Case one)
    {
        var label = one.Change.Table["Contact".Length..];
        return one.After.Row(label, one.Change.Row["LabelId"]) is null
            && (label == "Groups" || one.After.Sight(one.Change.Table, one.ContactId!.Value).Count > 0);
    }

    private static bool IsOwnToken(Case one)
    {
        var subject = DatabaseState.Id(one.Change.Row, "Subject");
        return subject is { } id && (id == one.Me.ContactId || one.Proof.IsOf(id));
    }
}
