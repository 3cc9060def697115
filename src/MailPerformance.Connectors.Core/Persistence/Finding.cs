namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>What a check of the installation has found.</summary>
/// <param name="About">The check, in a word.</param>
/// <param name="Text">For the operator: what is so, and what to do when it is not well. Never with a secret.</param>
public sealed record Finding(string About, FindingLevel Level, string Text);
