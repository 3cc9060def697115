namespace MailPerformance.Connectors.Core.Roles;

/// <summary>One node of the permission tree; <paramref name="Key"/> is stable and stored, its label is a text resource.</summary>
public sealed record Permission(string Key, string? ParentKey);
