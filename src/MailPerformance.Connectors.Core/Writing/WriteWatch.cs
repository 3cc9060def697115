namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// What the rules say of one write and, where somebody is to see it first, what it changes. A rule whose question can be consented to asks
/// it as a part of the effect then, so that nobody is asked twice.
/// </summary>
/// <param name="preview">Null: nobody is to see the effect, and nothing is looked at for it.</param>
internal sealed class WriteWatch(AccountWrite write, WriteChanges changes, EffectPreview? preview)
{
    private readonly List<(IAccountRule Rule, Func<Task<WriteError?>> Ask)> _rules = [];
    private readonly List<Func<Task<IReadOnlyList<EffectLine>>>> _observers = [];
    private readonly List<EffectLine> _lines = [];

    /// <summary>To be shown before the commit; null: nothing is, or it has been seen.</summary>
    public Effect? Unseen =>
        preview is not null && new Effect(_lines) { Subject = preview.Subject } is var effect && preview.MustShow(effect) ? effect : null;

    private bool IsRehearsal => preview?.IsRehearsal == true;

    /// <summary>Before the save.</summary>
    /// <returns>Why the write is refused at once; null: it may be saved.</returns>
    public async Task<WriteError?> BeforeAsync(IEnumerable<IAccountRule> rules, IEnumerable<IEffectObserver> observers)
    {
        foreach (var rule in rules.Where(rule => !(IsRehearsal && rule.IsOfSession)))
        {
            var check = await rule.WatchAsync(write, changes);
            if (check?.Error is { } refused)
            {
                _lines.Add(new RefusalLine(refused.Message));
                return refused;
            }

            if (check?.AfterSave is { } ask)
            {
                _rules.Add((rule, ask));
            }
        }

        foreach (var observer in preview is null ? [] : observers)
        {
            if (await observer.WatchAsync(write, changes) is { } look)
            {
                _observers.Add(look);
            }
        }

        return null;
    }

    /// <summary>After the save, before the commit.</summary>
    /// <returns>Why the write is taken back; null: for no rule.</returns>
    public async Task<WriteError?> AfterAsync()
    {
        foreach (var look in _observers)
        {
            _lines.AddRange(await look());
        }

        foreach (var (rule, ask) in _rules)
        {
            if (await ask() is not { } error)
            {
                continue;
            }

            if (preview is not null && rule.ConsentField == error.Field)
            {
                _lines.Add(new QuestionLine(error.Field, error.Message));
            }
            else if (IsRehearsal)
            {
                _lines.Add(new RefusalLine(error.Message));
            }
            else
            {
                return error;
            }
        }

        return null;
    }
}
