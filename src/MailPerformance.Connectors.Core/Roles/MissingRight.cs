using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>A right that somebody does not have, with those of the people asked who could give it.</summary>
public sealed record MissingRight(string Permission, IReadOnlyList<Actor> Givers);
