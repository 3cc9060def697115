namespace MailPerformance.Connectors.Core.Roles;

/// <summary>What a rule must know of a role: is it « Administrateur », and which permissions it ticks.</summary>
public sealed record RoleRights(bool IsAdministrator, IReadOnlyCollection<string> Permissions);
