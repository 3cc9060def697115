namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// A promise that every write of an account keeps, whichever service makes it. Registered once; <see cref="AccountWriter"/> asks it.
/// </summary>
public interface IAccountRule
{
    /// <summary>Field of the error with which the rule asks for consent (<see cref="Consent"/>); null: nobody can consent to it.</summary>
    string? ConsentField => null;

    /// <summary>It asks something of whoever acts, not of what is to change: a rehearsal, which changes nothing, does without it.</summary>
    bool IsOfSession => false;

    /// <summary>
    /// Looks at what is about to be saved; the database still says what was before. A write that does not concern the rule costs
    /// no command.
    /// </summary>
    /// <returns>Null when the changes do not concern the rule.</returns>
    Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes);
}

/// <summary>What a rule that is concerned has to say: at once, or of the saved rows, before they are committed.</summary>
/// <param name="Error">Refuses the write before anything is saved.</param>
/// <param name="AfterSave">Null for "all is well", else why the write is taken back.</param>
public sealed record RuleCheck(WriteError? Error, Func<Task<WriteError?>>? AfterSave)
{
    public static RuleCheck Refuse(WriteError error) => new(error, null);

    public static RuleCheck Ask(Func<Task<WriteError?>> afterSave) => new(null, afterSave);
}
