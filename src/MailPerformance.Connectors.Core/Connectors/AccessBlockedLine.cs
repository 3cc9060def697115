using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A contact is kept out.</summary>
/// <param name="Connectors">How many connectors are suspended by that.</param>
public sealed record AccessBlockedLine(long ContactId, string Name, int Connectors) : EffectLine;
