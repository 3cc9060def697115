namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A group of contacts.</summary>
public sealed class Group : Label;
