namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// Rows that are not worth an entry: they follow from others that are told, are told by a note, or are the journal itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotInJournalAttribute : Attribute;
