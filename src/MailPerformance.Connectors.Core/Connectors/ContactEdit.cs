using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// A save of the page « Informations »: what is wanted and what the page had shown, so that a change made meanwhile by
/// somebody else is seen (rule 14). A half that is null is left as it is.
/// </summary>
/// <param name="Connectors">By platform key, for the platforms that the page offered.</param>
public sealed record ContactEdit(
    ContactDetails? Details,
    ContactDetails? OriginalDetails,
    IReadOnlyDictionary<string, ConnectorChoice>? Connectors,
    IReadOnlyDictionary<string, ConnectorChoice>? OriginalConnectors);
