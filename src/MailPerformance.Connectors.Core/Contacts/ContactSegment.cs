using MailPerformance.Connectors.Core.Labels;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact has this segment.</summary>
public sealed class ContactSegment : ContactLabel<Segment>;
