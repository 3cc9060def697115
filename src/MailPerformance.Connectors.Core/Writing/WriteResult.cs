namespace MailPerformance.Connectors.Core.Writing;

/// <summary>How a write ended. Anything but <see cref="Done"/> has changed nothing.</summary>
public enum WriteStatus
{
    Done,
    Invalid,
    NotFound,
    Forbidden,

    /// <summary>Somebody else changed the same thing since it was shown (rule 14).</summary>
    Conflict,

    /// <summary>Whoever acts is to see the effect first (<see cref="EffectPreview"/>).</summary>
    Unseen,
}

/// <summary>A reason in the reader's language, and the property it is about (empty: the whole).</summary>
public sealed record WriteError(string Field, string Message);

/// <summary>
/// The answer of a service that writes: <see cref="Value"/> is there when <see cref="Status"/> is <see cref="WriteStatus.Done"/>, and
/// when it is <see cref="WriteStatus.Conflict"/> and the service says so.
/// </summary>
public sealed record WriteResult<T>(WriteStatus Status, T? Value, IReadOnlyList<WriteError> Errors)
{
    public bool IsDone => Status == WriteStatus.Done;

    /// <summary>An account's rule says no; an operator may overrule it (<see cref="Consent.Force"/>).</summary>
    public bool IsByRule { get; init; }

    /// <summary>What the write would change; there when <see cref="Status"/> is <see cref="WriteStatus.Unseen"/>.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Makes the value of what is known only when the rows are saved; null: <see cref="Value"/> is there already.</summary>
    internal Func<T>? Make { get; init; }

    internal WriteResult<T> Made() => Make is null ? this : this with { Value = Make(), Make = null };
}

/// <summary>Short ways to say how a write ended.</summary>
public static class WriteResult
{
    public static WriteResult<T> Done<T>(T value) => new(WriteStatus.Done, value, []);

    /// <param name="make">Called after the save, when new rows have their ids and commands have counted.</param>
    public static WriteResult<T> Done<T>(Func<T> make) => new(WriteStatus.Done, default, []) { Make = make };

    public static WriteResult<T> NotFound<T>() => new(WriteStatus.NotFound, default, []);

    public static WriteResult<T> Conflict<T>() => new(WriteStatus.Conflict, default, []);

    public static WriteResult<T> Conflict<T>(T present) => new(WriteStatus.Conflict, present, []);

    public static WriteResult<T> Forbidden<T>(Denial denial) => new(WriteStatus.Forbidden, default, [new WriteError("", denial.Message)]);

    internal static WriteResult<T> Unseen<T>(Effect effect) => new(WriteStatus.Unseen, default, []) { Effect = effect };

    internal static WriteResult<T> ByRule<T>(IReadOnlyList<WriteError> errors) => Invalid<T>(errors) with { IsByRule = true };

    public static WriteResult<T> Invalid<T>(string field, string textKey, params object[] arguments) =>
        Invalid<T>([new WriteError(field, CoreTexts.Get(textKey, arguments))]);

    public static WriteResult<T> Invalid<T>(IReadOnlyList<WriteError> errors) => new(WriteStatus.Invalid, default, errors);
}
