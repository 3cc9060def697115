using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>
/// Rules 4, 5 and 16: the one object that says what somebody may do to whom. Pages ask it to show a choice disabled with the reason,
/// writes ask it again inside their transaction. Null means allowed.
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
    /// Who the contact is: names, login and e-mail. Those of others are asked with <see cref="Edit"/> and <see cref="EditCredentials"/>;
    /// one's own are an administrator's to change, so that what somebody does stays under their name.
    /// </summary>
    public Denial? EditIdentity(ContactStanding target) => IsSelf(target) && !actor.IsAdministrator ? Denials.OwnIdentity() : null;

    /// <summary>
    /// Login and e-mail. Whoever changes these could sign in as the contact, so they must hold all that it holds, see all that it
    /// sees, and hold what it takes to give its connectors.
    /// </summary>
    /// <param name="hasConnectors">Signing in as the contact would give the app on somebody's phone.</param>
    public Denial? EditCredentials(ContactRights target, bool hasConnectors) =>
        Edit(target) ?? EditIdentity(target) ?? Equal(target) ?? (hasConnectors ? Needs(Permissions.MobileConnectors) : null);

    /// <summary>A one-time password link. For oneself, one's own password is the way: a session that was stolen does not know it.</summary>
    public Denial? MakeLink(ContactRights target, bool hasConnectors) =>
        IsSelf(target) ? Denials.OwnLink() : EditCredentials(target, hasConnectors);

    /// <summary>One's own end date is an administrator's to change; that of others takes somebody who holds and sees as much.</summary>
    public Denial? ChangeEndDate(ContactRights target) =>
        IsSelf(target) && !actor.IsAdministrator ? Denials.OwnEndDate() : Equal(target);

    /// <summary>
    /// Tick or untick categories, or segments, of a contact: nobody gives sight that they do not have, or takes it. Whoever could take
    /// it would see as much as the contact afterwards.
    /// </summary>
    /// <param name="own">What whoever chooses sees; none: all.</param>
    /// <param name="seesAll">The contact has none ticked.</param>
    public Denial? ChooseSight(ContactStanding target, IReadOnlySet<long> own, bool seesAll, IEnumerable<long> changed) =>
        actor.IsAdministrator ? null
        : IsSelf(target) ? Denials.OwnSight()
        : own.Count == 0 || (!seesAll && changed.All(own.Contains)) ? null
        : Denials.HigherSight();

    /// <summary>Leave a contact without any, who sees all then: only whoever sees all.</summary>
    public bool MayEmptySight(IReadOnlySet<long> own) => actor.IsAdministrator || own.Count == 0;

    /// <summary>Take the second factor away from somebody who has lost it. One's own goes with one's own password.</summary>
    public Denial? ResetSecondFactor(ContactRights target, bool hasConnectors) =>
        IsSelf(target) ? Denials.Self() : EditCredentials(target, hasConnectors);

    public Denial? Lock(ContactStanding target) =>
        IsSelf(target) ? Denials.Self() : Needs(Permissions.ContactsEdit) ?? TouchAdministrator(target);

    /// <summary>Let somebody in again. It gives back all that the contact holds and sees, so whoever does it has as much.</summary>
    public Denial? Unlock(ContactRights target) => Lock(target) ?? Equal(target);

    public Denial? Delete(ContactStanding target) =>
        IsSelf(target) ? Denials.Self() : Needs(Permissions.ContactsDelete) ?? TouchAdministrator(target);

    /// <summary>Give the role to a contact, or take it away. Whether that contact may be edited is asked with <see cref="Edit"/>.</summary>
    public Denial? Assign(RoleRights role) =>
        role.IsAdministrator && !actor.IsAdministrator ? Denials.AdministratorOnly() : HoldAll(role.Permissions);

    public Denial? ManageRoles() => Needs(Permissions.RolesManage);

    /// <summary>Change or delete a role: never the built-in one.</summary>
    public Denial? ManageRole(Role role) => ManageRoles() ?? (role.IsAdministrator ? Denials.BuiltInRole() : null);

    /// <summary>Tick or untick a permission in a role.</summary>
    public Denial? Tick(string permission) => HoldAll([permission]);

    /// <summary>Rename the role: under another name it would be given for what it is not.</summary>
    public Denial? RenameRole(IEnumerable<string> permissions) => HoldAll(permissions);

    /// <summary>Delete the role, which unticks all that it ticks.</summary>
    public Denial? DeleteRole(Role role, IEnumerable<string> permissions) =>
        ManageRole(role) ?? permissions.Select(Tick).FirstOrDefault(denial => denial is not null);

    /// <summary>Create a connector for the contact, or raise its privilege.</summary>
    public Denial? GrantConnector(ContactStanding target) =>
        Needs(Permissions.MobileConnectors)
        ?? TouchAdministrator(target)
        ?? (IsSelf(target) && !actor.IsAdministrator ? Denials.OwnConnector() : null);

    /// <summary>Lower the privilege of the contact's connector, or remove it.</summary>
    public Denial? ReduceConnector(ContactStanding target) => Needs(Permissions.MobileConnectors) ?? TouchAdministrator(target);

    /// <summary>End a device, or invite a phone: everybody for themselves in a browser, else whoever may reduce the connector.</summary>
    public Denial? ManagePhone(ContactStanding target) => IsSelf(target) ? OwnAffairs() : ReduceConnector(target);

    public Denial? Administrate() => actor.IsAdministrator ? null : Denials.AdministratorOnly();

    /// <summary>Decide of the contact's connector or role in an access review: an administrator, and nobody of their own.</summary>
    public Denial? Review(long contactId) => Administrate() ?? (contactId == actor.ContactId ? Denials.OwnReview() : null);

    /// <summary>One's own preferences, password and second factor: in a browser, nobody else's.</summary>
    public Denial? OwnAffairs() => Came(Entrance.Browser);

    /// <summary>Choose a password with a one-time link.</summary>
    public Denial? UseLink() => Came(Entrance.Link);

    /// <summary>Sign a phone of one's own in.</summary>
    public Denial? SignPhoneIn(long contactId) => actor.ContactId == contactId ? Came(Entrance.Phone) : Denials.Entrance();

    /// <summary>Devalidate, replan or interrupt a campaign: a phone whose connector gives Lecture/Ecriture.</summary>
    public Denial? MoveCampaigns() =>
        Came(Entrance.Phone) ?? (actor.Holds(PhonePermissions.MoveCampaigns) ? null : Denials.CampaignReadOnly());

    /// <summary>What nobody's rights are asked for: an operator's commands and the program's own jobs.</summary>
    public Denial? Operate() => actor.Entrance is Entrance.Command or Entrance.Job ? null : Denials.Entrance();

    public Denial? Needs(string permission) => actor.Holds(permission) ? null : Denials.MissingPermission(permission);

    private bool IsSelf(ContactStanding target) => target.ContactId == actor.ContactId;

    private Denial? Came(Entrance entrance) => actor.Entrance == entrance ? null : Denials.Entrance();

    private Denial? TouchAdministrator(ContactStanding target) =>
        target.IsAdministrator && !actor.IsAdministrator ? Denials.AdministratorContact() : null;

    // Somebody who holds all that the contact holds and sees all that it sees.
    private Denial? Equal(ContactRights target) =>
        HoldAll(target.Permissions) ?? (target.SeesMore && !actor.IsAdministrator ? Denials.SeesMore() : null);

    private Denial? HoldAll(IEnumerable<string> permissions)
    {
        var missing = permissions.Where(permission => !actor.Holds(permission)).ToList();
        return missing.Count == 0 ? null : Denials.HigherRights(missing);
    }
}
