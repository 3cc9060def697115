namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What a rule must know of the contact that somebody wants to change.</summary>
/// <param name="Permissions">The union over the contact's roles.</param>
/// <param name="HasConnectors">Signing in as the contact would give the app on somebody's phone.</param>
/// <param name="HasPassword">False until the contact has used the first one-time link.</param>
public sealed record ContactRights(
    long ContactId,
    bool IsAdministrator,
    IReadOnlyCollection<string> Permissions,
    long? CreatedById,
    bool HasPassword,
    bool HasConnectors = false);
