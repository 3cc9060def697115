using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>The reasons that <see cref="Authority"/> gives.</summary>
internal static class Denials
{
    public static Denial MissingPermission(string permission) => new("Denial_MissingPermission", PermissionLabels.Of(permission));

    public static Denial AdministratorOnly() => new("Denial_AdministratorOnly");

    public static Denial AdministratorContact() => new("Denial_AdministratorContact");

    public static Denial HigherRights(IEnumerable<string> permissions) =>
        new("Denial_HigherRights", string.Join(", ", permissions.Select(PermissionLabels.Of)));

    public static Denial HigherSight() => new("Denial_HigherSight");

    public static Denial SeesMore() => new("Denial_SeesMore");

    public static Denial OwnIdentity() => new("Denial_OwnIdentity");

    public static Denial OwnSight() => new("Denial_OwnSight");

    public static Denial OwnEndDate() => new("Denial_OwnEndDate");

    public static Denial OwnLink() => new("Denial_OwnLink");

    public static Denial OwnConnector() => new("Denial_OwnConnector");

    public static Denial OwnReview() => new("Denial_OwnReview");

    public static Denial Self() => new("Denial_Self");

    public static Denial Entrance() => new("Denial_Entrance");

    public static Denial BuiltInRole() => new("Role_BuiltIn");

    public static Denial CampaignReadOnly() => new("Campaign_MayNotMove");
}
