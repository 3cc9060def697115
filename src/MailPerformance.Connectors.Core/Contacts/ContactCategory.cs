using MailPerformance.Connectors.Core.Labels;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact has this category.</summary>
public sealed class ContactCategory : ContactLabel<Category>;
