namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A contact has this segment.</summary>
public sealed class ContactSegment : ContactLabel<Segment>;
