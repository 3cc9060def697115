namespace MailPerformance.Connectors.Core.Roles;

/// <summary>A right that somebody has, with every role that gives it: without one of several, nothing changes.</summary>
public sealed record HeldRight(string Permission, IReadOnlyList<RolePath> Paths);
