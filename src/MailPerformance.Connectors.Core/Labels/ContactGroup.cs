namespace MailPerformance.Connectors.Core.Labels;

/// <summary>A contact has this group.</summary>
public sealed class ContactGroup : ContactLabel<Group>;
