namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

/// <summary>What a role's page posts.</summary>
public sealed class RoleForm
{
    public string? Name { get; set; }

    /// <summary>The ticked keys; also those that were ticked and could not be unticked.</summary>
    public List<string> Permissions { get; set; } = [];

    /// <summary>See <see cref="Shared.Original"/>; holds a <see cref="RoleOriginal"/>.</summary>
    public string? Original { get; set; }
}

public sealed record RoleOriginal(string? Name, List<string> Permissions);
