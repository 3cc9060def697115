using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Which properties of a row the journal tells, and which it leaves out; a test asks that each is one of the two.</summary>
public interface IJournalFields
{
    Type Entity { get; }

    /// <summary>All of them.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Those that are told.</summary>
    IEnumerable<string> ToldNames { get; }
}

/// <inheritdoc />
public sealed class JournalFields<T> : IJournalFields
    where T : class
{
    private readonly List<(string Name, bool IsPersonal)> _told = [];
    private readonly List<string> _left = [];

    public Type Entity => typeof(T);

    public IEnumerable<string> Names => _told.Select(one => one.Name).Concat(_left);

    public IEnumerable<string> ToldNames => _told.Select(one => one.Name);

    public IReadOnlyList<(string Name, bool IsPersonal)> Told => _told;

    /// <summary>Told with its values.</summary>
    public JournalFields<T> Tells(params IEnumerable<Expression<Func<T, object?>>> properties)
    {
        _told.AddRange(properties.Select(property => (NameOf(property), false)));
        return this;
    }

    /// <summary>The same of somebody's personal data, which goes when they are erased.</summary>
    public JournalFields<T> TellsOfPerson(params IEnumerable<Expression<Func<T, object?>>> properties)
    {
        _told.AddRange(properties.Select(property => (NameOf(property), true)));
        return this;
    }

    /// <summary>
    /// Never told with a value: a secret, a copy, bookkeeping, or what the topic tells by a kind of its own.
    /// </summary>
    public JournalFields<T> Leaves(params IEnumerable<Expression<Func<T, object?>>> properties)
    {
        _left.AddRange(properties.Select(NameOf));
        return this;
    }

    /// <summary>Whether the row tells anything that has changed.</summary>
    public bool HasNews(EntityEntry<T> row, params ReadOnlySpan<string> butNot)
    {
        foreach (var (name, _) in _told)
        {
            if (!butNot.Contains(name) && Differs(row, row.Property(name)))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool Differs(EntityEntry<T> row, PropertyEntry property) =>
        row.State is EntityState.Added or EntityState.Deleted || !Equals(property.OriginalValue, property.CurrentValue);

    private static string NameOf(Expression<Func<T, object?>> property) =>
        ((MemberExpression)(property.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : property.Body))
        .Member.Name;
}
