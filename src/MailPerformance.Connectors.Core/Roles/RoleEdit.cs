namespace MailPerformance.Connectors.Core.Roles;

/// <summary>A save of a role's page: what is wanted, and what the page had shown.</summary>
public sealed record RoleEdit(
    string? Name,
    IReadOnlySet<string> Permissions,
    string? OriginalName,
    IReadOnlySet<string> OriginalPermissions);
