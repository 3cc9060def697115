using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>
/// Rules 4 and 5: the one object that says what somebody may do to whom. Pages ask it to show a choice disabled with the
/// reason, services ask it again inside the transaction that writes. Null means allowed.
/// </summary>
public sealed class Authority(Actor actor)
{
    public Denial? View() => Needs(Permissions.Contacts);

    public Denial? Create() => Needs(Permissions.ContactsCreate);

    /// <summary>
    /// Identity, groups, roles, categories and segments. Somebody who may create but not edit finishes the contact they made,
    /// until that contact has chosen a password.
    /// </summary>
    public Denial? Edit(ContactRights target)
    {
        var finishesOwn = target.CreatedById == actor.ContactId && !target.HasPassword && actor.Holds(Permissions.ContactsCreate);
        return (finishesOwn ? null : Needs(Permissions.ContactsEdit)) ?? TouchAdministrator(target);
    }

    /// <summary>
    /// Login, e-mail and password link. Whoever changes these could sign in as the contact, so they must hold all that it holds,
    /// and what it takes to give its connectors.
    /// </summary>
    public Denial? EditCredentials(ContactRights target) =>
        Edit(target) ?? HoldAll(target.Permissions) ?? (target.HasConnectors ? Needs(Permissions.MobileConnectors) : null);

    /// <summary>Take the second factor away from somebody who has lost it. One's own goes with one's own password.</summary>
    public Denial? ResetSecondFactor(ContactRights target) =>
        target.ContactId == actor.ContactId ? Denial.Self() : EditCredentials(target);

    public Denial? Lock(ContactRights target) =>
        target.ContactId == actor.ContactId ? Denial.Self() : Needs(Permissions.ContactsEdit) ?? TouchAdministrator(target);

    public Denial? Delete(ContactRights target) =>
        target.ContactId == actor.ContactId ? Denial.Self() : Needs(Permissions.ContactsDelete) ?? TouchAdministrator(target);

    /// <summary>Give the role to a contact, or take it away. Whether that contact may be edited is asked with <see cref="Edit"/>.</summary>
    public Denial? Assign(RoleRights role) =>
        role.IsAdministrator && !actor.IsAdministrator ? Denial.AdministratorOnly() : HoldAll(role.Permissions);

    public Denial? ManageRoles() => Needs(Permissions.RolesManage);

    /// <summary>Tick or untick a permission in a role.</summary>
    public Denial? Tick(string permission) => HoldAll([permission]);

    /// <summary>Create a connector for the contact, or raise its privilege.</summary>
    public Denial? GrantConnector(ContactRights target) =>
        Needs(Permissions.MobileConnectors)
        ?? TouchAdministrator(target)
        ?? (target.ContactId == actor.ContactId && !actor.IsAdministrator ? Denial.OwnConnector() : null);

    /// <summary>Lower the privilege of the contact's connector, or remove it.</summary>
    public Denial? ReduceConnector(ContactRights target) => Needs(Permissions.MobileConnectors) ?? TouchAdministrator(target);

    public Denial? Administrate() => actor.IsAdministrator ? null : Denial.AdministratorOnly();

    public Denial? Needs(string permission) => actor.Holds(permission) ? null : Denial.MissingPermission(permission);

    private Denial? TouchAdministrator(ContactRights target) =>
        target.IsAdministrator && !actor.IsAdministrator ? Denial.AdministratorContact() : null;

    private Denial? HoldAll(IEnumerable<string> permissions)
    {
        var missing = permissions.Where(permission => !actor.Holds(permission)).ToList();
        return missing.Count == 0 ? null : Denial.HigherRights(missing);
    }
}
