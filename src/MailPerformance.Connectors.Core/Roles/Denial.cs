namespace MailPerformance.Connectors.Core.Roles;

/// <summary>Why something is not allowed; <see cref="Message"/> says it in the reader's language.</summary>
public sealed record Denial(string TextKey, params object[] Arguments)
{
    public string Message => CoreTexts.Get(TextKey, Arguments);

    internal static Denial MissingPermission(string permission) =>
        new("Denial_MissingPermission", PermissionLabels.Of(permission));

    internal static Denial AdministratorOnly() => new("Denial_AdministratorOnly");

    internal static Denial AdministratorContact() => new("Denial_AdministratorContact");

    internal static Denial HigherRights(IEnumerable<string> permissions) =>
        new("Denial_HigherRights", string.Join(", ", permissions.Select(PermissionLabels.Of)));

    internal static Denial OwnConnector() => new("Denial_OwnConnector");

    internal static Denial Self() => new("Denial_Self");
}
