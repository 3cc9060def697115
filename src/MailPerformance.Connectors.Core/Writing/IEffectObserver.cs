namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// Finds out what a write changes of one subject, by looking before and after: it decides nothing and computes nothing that the write
/// itself decides. Registered once; <see cref="AccountWriter"/> asks it where somebody wants to see the effect first
/// (<see cref="EffectPreview"/>), and nowhere else.
/// </summary>
public interface IEffectObserver
{
    /// <summary>
    /// Looks at what is about to be saved; the database still says what was before. A write that does not concern the observer costs no
    /// command, and none costs more in a larger account.
    /// </summary>
    /// <returns>Null when the changes do not concern it, else what looks again at the saved rows before they are committed.</returns>
    Task<Func<Task<IReadOnlyList<EffectLine>>>?> WatchAsync(AccountWrite write, WriteChanges changes);
}
