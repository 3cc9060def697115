namespace MailPerformance.Connectors.Core.Writing;

/// <summary>What whoever acts in this scope has been told of and goes on with, so that the rule that asked does not ask again.</summary>
public sealed class Consent
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private bool _isForced;

    /// <param name="field">Field of the error with which the rule asked.</param>
    public void Give(string field) => _given.Add(field);

    /// <summary>An operator's <c>--force</c>: no rule is asked at all.</summary>
    public void Force() => _isForced = true;

    internal bool IsGivenTo(IAccountRule rule) => _isForced || (rule.ConsentField is { } field && _given.Contains(field));
}
