namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A label on campaigns; says which of them a contact may see.</summary>
public sealed class Category : Label;
