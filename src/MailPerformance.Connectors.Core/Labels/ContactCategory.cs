namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A contact has this category.</summary>
public sealed class ContactCategory : ContactLabel<Category>;
