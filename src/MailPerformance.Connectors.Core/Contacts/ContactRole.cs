using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact holds a role; both of the same account, which the composite foreign keys make certain.</summary>
public sealed class ContactRole : IdentityUserRole<long>, IAccountOwned
{
    public long AccountId { get; set; }

    public Contact Contact { get; set; } = null!;

    public Role Role { get; set; } = null!;
}
