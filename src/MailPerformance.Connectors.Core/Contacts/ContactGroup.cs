using MailPerformance.Connectors.Core.Labels;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact has this group.</summary>
public sealed class ContactGroup : ContactLabel<Group>;
