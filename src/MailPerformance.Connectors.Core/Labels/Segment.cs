namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A set of targets that a contact may use.</summary>
public sealed class Segment : Label;
