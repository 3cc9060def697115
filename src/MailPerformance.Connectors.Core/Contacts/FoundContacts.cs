namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What a search has found.</summary>
/// <param name="Count">How many, where that is known already; null: count them.</param>
/// <param name="IsWhole">Nothing was searched for: these are all contacts of the account.</param>
/// <param name="CutAt">More than so many could be meant, and not all of them were looked at; null: all were.</param>
public sealed record FoundContacts(IQueryable<Contact> Contacts, int? Count, bool IsWhole = false, int? CutAt = null)
{
    public bool IsCut => CutAt is not null;
}
