using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Whether whoever acts in this scope is to see the effect of a write before it is committed. Commands, jobs, phones and one-time links
/// are never asked.
/// </summary>
public sealed class EffectPreview
{
    private bool _isOn;
    private bool _asksAlways;
    private string? _seen;

    /// <summary>Nothing is committed: the write is carried out to see its effect, and taken back.</summary>
    public bool IsRehearsal { get; private set; }

    /// <summary>A write whose effect is not the one that was seen is taken back, and answers with the effect.</summary>
    /// <param name="seen">The <see cref="Effect.Digest"/> of the effect that the reader has seen; null: none.</param>
    /// <param name="always">Asks even where there is no effect.</param>
    /// <param name="subject">See <see cref="Effect.Subject"/>.</param>
    public void Ask(string? seen, bool always = false, string subject = "") =>
        (_isOn, _seen, _asksAlways, Subject) = (true, seen, always, subject);

    /// <summary>Every write of this scope is taken back, and answers with its effect.</summary>
    public void Rehearse(string subject = "") => (_isOn, IsRehearsal, Subject) = (true, true, subject);

    internal string Subject { get; private set; } = "";

    internal bool IsFor(Actor actor) => _isOn && (IsRehearsal || actor.Entrance == Entrance.Browser);

    internal bool MustShow(Effect effect) => IsRehearsal || ((_asksAlways || !effect.IsEmpty) && effect.Digest != _seen);
}
