using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>An entry before the save: new rows have no ids yet.</summary>
public sealed class JournalDraft(JournalKind kind)
{
    private readonly List<(string Key, bool IsPersonal, Func<string?> Value)> _said = [];

    private Func<long?> _subjectId = () => null;
    private Func<long?> _contactId = () => null;
    private bool _isNamePersonal;

    public JournalKind Kind { get; } = kind;

    /// <summary>Asked after the save, whether there is something to tell at all.</summary>
    public Func<bool> IsWorthIt { get; private set; } = () => true;

    public long? SubjectId => _subjectId();

    public string? SubjectName { get; private set; }

    public long? ContactId => _contactId();

    /// <summary>Null: looked up by id.</summary>
    public JournalPerson? Person { get; internal set; }

    /// <summary>What it is about.</summary>
    /// <param name="id">Asked after the save.</param>
    /// <param name="name">Null: what it is about has none of its own.</param>
    /// <param name="isPersonal">The name is the personal data of whom it concerns.</param>
    public JournalDraft About(Func<long> id, string? name, bool isPersonal = false)
    {
        (_subjectId, SubjectName, _isNamePersonal) = (() => id(), name, isPersonal);
        return this;
    }

    /// <summary>Whom it concerns.</summary>
    /// <param name="id">Asked after the save.</param>
    /// <param name="person">Null: the contact has an id already, and the name is looked up by it.</param>
    public JournalDraft Concerning(Func<long> id, JournalPerson? person = null)
    {
        (_contactId, Person) = (() => id(), person);
        return this;
    }

    public JournalDraft Unless(Func<bool> isNothing)
    {
        IsWorthIt = () => !isNothing();
        return this;
    }

    /// <param name="key">See <see cref="JournalSaid"/>. A text that is null or empty is not told.</param>
    public JournalDraft With(string key, string? value, bool isPersonal = false) => With(key, () => value, isPersonal);

    /// <param name="value">Asked after the save.</param>
    public JournalDraft With(string key, Func<string?> value, bool isPersonal = false)
    {
        _said.Add((key, isPersonal, value));
        return this;
    }

    /// <summary>The fields that a row tells, as they were and are.</summary>
    public JournalDraft With<T>(EntityEntry<T> row, JournalFields<T> fields, params ReadOnlySpan<string> butNot)
        where T : class
    {
        foreach (var (name, isPersonal) in fields.Told)
        {
            var property = row.Property(name);
            if (butNot.Contains(name) || !JournalFields<T>.Differs(row, property))
            {
                continue;
            }

            if (row.State != EntityState.Added)
            {
                With(JournalSaid.Before + name, JournalText.Of(property.OriginalValue), isPersonal);
            }

            if (row.State != EntityState.Deleted)
            {
                With(JournalSaid.After + name, JournalText.Of(property.CurrentValue), isPersonal);
            }
        }

        return this;
    }

    internal IEnumerable<(string Key, long? Of, string Value)> Said()
    {
        if (SubjectName is { Length: > 0 } name)
        {
            yield return (JournalSaid.Subject, _isNamePersonal ? ContactId : null, name);
        }

        if (Person is { } person)
        {
            yield return (JournalSaid.Contact, ContactId, person.Name);
            yield return (JournalSaid.ContactLogin, ContactId, person.Login);
        }

        foreach (var (key, isPersonal, value) in _said)
        {
            if (value() is { Length: > 0 } text)
            {
                yield return (key, isPersonal ? ContactId : null, text);
            }
        }
    }
}

/// <summary>A contact as an entry names it.</summary>
public sealed record JournalPerson(string Name, string Login);
