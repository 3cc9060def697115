using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// One ending of one word of a contact's name, login or e-mail. A part of a word is the beginning of one of its endings, so
/// finding it is a range of this table's key in both databases, never a scan.
/// </summary>
public sealed class ContactSearchTerm : IAccountOwned
{
    public const int MaxLength = 64;

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public required string Term { get; set; }
}
