namespace MailPerformance.Connectors.Core.Roles;

/// <summary>Who a contact is to a rule.</summary>
/// <param name="ContactId">0: a contact that is about to be created.</param>
public record ContactStanding(long ContactId, bool IsAdministrator)
{
    public static ContactStanding New { get; } = new(0, false);
}

/// <summary>What a rule must know of the contact whose rights or credentials somebody wants to change.</summary>
/// <param name="Permissions">The union over the contact's roles.</param>
/// <param name="HasPassword">False until the contact has used the first one-time link.</param>
/// <param name="SeesMore">The contact sees categories or segments that whoever wants to change it does not see.</param>
public sealed record ContactRights(
    long ContactId,
    bool IsAdministrator,
    IReadOnlyCollection<string> Permissions,
    long? CreatedById,
    bool HasPassword,
    bool SeesMore) : ContactStanding(ContactId, IsAdministrator);
