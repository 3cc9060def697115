using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact holds a role; both of the same account, which the composite foreign keys make certain.</summary>
public sealed class ContactRole : IdentityUserRole<long>, IAccountOwned, IGranted
{
    public long AccountId { get; set; }

    public Contact Contact { get; set; } = null!;

    public Role Role { get; set; } = null!;

    public long? GrantedById { get; set; }

    public string? GrantedByName { get; set; }

    public DateTime? GrantedAt { get; set; }

    public Entrance? GrantedIn { get; set; }
}
