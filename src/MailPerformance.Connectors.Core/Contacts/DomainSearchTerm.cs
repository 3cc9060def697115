using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// The same of a domain of e-mails, once for all contacts of the account that have it. One that nobody has any more stays, and finds
/// nobody, until the last who had it is erased for good.
/// </summary>
[NotInJournal]
public sealed class DomainSearchTerm : IAccountOwned
{
    public long AccountId { get; set; }

    public required string Term { get; set; }

    /// <summary>See <see cref="Contact.MailDomain"/>.</summary>
    public required string Domain { get; set; }
}
