using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>What there is in the account that the crowd comes into, by ids, each list in the order in which it was made.</summary>
/// <param name="PasswordHash">Of the password that all have who have one.</param>
/// <param name="PlatformId">Of the first platform that is open; null: none is, and nobody gets a connector.</param>
/// <param name="Today">Days and instants of the crowd count from here.</param>
internal sealed record CrowdAccount(
    Account Account,
    string PasswordHash,
    long AdministratorRole,
    IReadOnlyList<long> Roles,
    IReadOnlyList<long> Groups,
    IReadOnlyList<long> Categories,
    IReadOnlyList<long> Segments,
    long? PlatformId,
    DateOnly Today)
{
    public DateTime Now { get; } = Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
