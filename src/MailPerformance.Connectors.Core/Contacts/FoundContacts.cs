namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What a search has found.</summary>
/// <param name="Count">How many, where that is known already; null: count them.</param>
/// <param name="IsWhole">Nothing was searched for: these are all contacts of the account.</param>
/// <param name="IsCut">Too many could be meant, and not all of them were looked at.</param>
public sealed record FoundContacts(IQueryable<Contact> Contacts, int? Count, bool IsWhole = false, bool IsCut = false);
