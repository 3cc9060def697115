using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>A contact as an import found or left it. Ids are sorted.</summary>
public sealed record ImportSnapshot
{
    public required ContactDetails Details { get; init; }

    /// <summary>See <see cref="Contact.PendingEmail"/>.</summary>
    public string? PendingEmail { get; init; }

    public required List<long> Roles { get; init; }

    public required List<long> Groups { get; init; }

    public required List<long> Categories { get; init; }

    public required List<long> Segments { get; init; }

    /// <summary>By platform key.</summary>
    public required Dictionary<string, ConnectorPrivilege> Connectors { get; init; }

    /// <summary>Whether the contact is now as it was left.</summary>
    public bool IsStill(ImportSnapshot now) =>
        Details.DifferencesFrom(now.Details).Count == 0
        && PendingEmail == now.PendingEmail
        && Roles.SequenceEqual(now.Roles)
        && Groups.SequenceEqual(now.Groups)
        && Categories.SequenceEqual(now.Categories)
        && Segments.SequenceEqual(now.Segments)
        && Connectors.Count == now.Connectors.Count
        && !Connectors.Except(now.Connectors).Any();
}
