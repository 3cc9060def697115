using MailPerformance.Connectors.Core.Roles;
using static MailPerformance.Connectors.Web.Tests.Security.Changes.DatabaseState;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>One changed row, seen by whoever has sent the request. What a contact is and holds is asked of the rows before it.</summary>
public sealed record Case(Visitor Me, Proof Proof, RowChange Change, DatabaseState Before, DatabaseState After)
{
    private static readonly string[] Sights = ["ContactCategories", "ContactSegments"];

    public long? ContactId { get; } = Before.ContactOf(Change.Row) ?? After.ContactOf(Change.Row);

    public bool IsMine => Me.ContactId > 0 && ContactId == Me.ContactId;

    public bool IsOthers => !IsMine;

    /// <summary>The contact is made by this request.</summary>
    public bool IsOfNewContact => Before.Contact(ContactId) is null && After.Contact(ContactId) is not null;

    /// <summary>The contact comes back from the trash.</summary>
    public bool IsOfReturned => IsOfNewContact && Before.IsInTrash("Contact", ContactId);

    /// <summary>Nobody but an administrator touches an administrator's contact.</summary>
    public bool MayBeTouched => ContactId is { } id && (Me.IsAdministrator || !Before.IsAdministrator(id));

    public bool HoldsWhatContactHolds => ContactId is { } id && Before.RightsOf(id).All(Me.Holds);

    public bool SeesWhatContactSees => ContactId is { } id
        && (Me.IsAdministrator || Sights.All(table => Covers(Before.Sight(table, Me.ContactId), Before.Sight(table, id))));

    public bool HoldsAndSeesAsMuch => HoldsWhatContactHolds && SeesWhatContactSees;

    /// <summary>Could sign in as the contact without getting more than they have.</summary>
    public bool MayHaveCredentials => MayBeTouched && HoldsAndSeesAsMuch
        && (!Before.HasConnectors(ContactId!.Value) || Me.Holds(Permissions.MobileConnectors));

    /// <summary>A contact that they have made and that has not chosen a password yet.</summary>
    public bool IsOwnUnfinished =>
        Before.Contact(ContactId) is { } row && Id(row, "CreatedById") == Me.ContactId && row["PasswordHash"] is null;

    /// <summary>The role, or the role that the row gives, ticks nothing that they do not hold.</summary>
    public bool HoldsRole => RoleId is { } id
        && (Me.IsAdministrator || !Before.IsBuiltIn(id)) && Before.PermissionsOf(id).All(Me.Holds);

    public bool IsBuiltInRole => Before.IsBuiltIn(RoleId);

    public long? RoleId => Id(Change.Row, Change.Table == "Roles" ? "Id" : "RoleId");

    /// <summary>The contact got and lost only what they see themselves; their own sight is not theirs to choose.</summary>
    public bool GivesNoSight => Me.IsAdministrator
        || (ContactId is { } id && id != Me.ContactId && Sights.All(table => IsWithin(table, id)));

    /// <summary>A role or connector that is given says by whom; one that is taken away was anybody's gift.</summary>
    public bool NamesGiver => Change.IsRemoved || IsNow("GrantedById", Me.ContactId);

    public bool IsNow(string column, long? value) => Id(Change.After, column) == value;

    private bool IsWithin(string table, long id)
    {
        var (own, now) = (Before.Sight(table, Me.ContactId), After.Sight(table, id));
        if (Before.Contact(id) is null)
        {
            return now.SetEquals(own) || (IsOfReturned && (own.Count == 0 || (now.Count > 0 && now.IsSubsetOf(own))));
        }

        var changed = Before.Sight(table, id);
        var sawAll = changed.Count == 0;
        changed.SymmetricExceptWith(now);
        return own.Count == 0 || changed.Count == 0 || (!sawAll && now.Count > 0 && changed.IsSubsetOf(own));
    }

    // None is all.
    private static bool Covers(HashSet<long> sight, HashSet<long> other) =>
        sight.Count == 0 || (other.Count > 0 && other.IsSubsetOf(sight));
}
