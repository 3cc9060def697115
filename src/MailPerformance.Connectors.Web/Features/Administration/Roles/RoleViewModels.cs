using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

public sealed record RoleListViewModel(IReadOnlyList<RoleRow> Rows, bool MayManage, bool SeesContacts, long? Changed);

/// <param name="Holders">Counted to the usual bound.</param>
public sealed record RoleRow(long Id, string? Name, bool IsAdministrator, int Permissions, int Holders);

/// <param name="Id">Null for a new role.</param>
/// <param name="Holders">The first few contacts that hold the role, and how many do in all.</param>
/// <param name="DeleteReason">Why it cannot be deleted; null when it can.</param>
public sealed record RoleViewModel(
    long? Id,
    bool IsAdministrator,
    RoleForm Form,
    IReadOnlyList<PermissionNode> Tree,
    Denial? ManageDenial,
    IReadOnlyList<RoleHolder> Holders,
    int HolderCount,
    string? DeleteReason)
{
    public ConflictViewModel? Conflict { get; init; }

    public bool MaySave => ManageDenial is null && !IsAdministrator;
}

public sealed record RoleHolder(long Id, string FirstName, string LastName, string Login);

/// <summary>One check box of the tree, with those below it.</summary>
public sealed record PermissionNode(
    string Key,
    string Label,
    bool IsTicked,
    string? DisabledReason,
    IReadOnlyList<PermissionNode> Children);
