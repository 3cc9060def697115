using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// The first characters from one place on of one word of a contact's name, login or e-mail in front of its @ (<see cref="SearchTerms"/>).
/// No foreign key: its index would hold every key twice. Whatever reads a contact by it asks for the contact's own account.
/// </summary>
[NotInJournal]
public sealed class ContactSearchTerm : IAccountOwned
{
    public long AccountId { get; set; }

    public required string Term { get; set; }

    public long ContactId { get; set; }
}
