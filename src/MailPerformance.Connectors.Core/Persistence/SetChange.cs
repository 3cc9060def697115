using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>A change of many rows by one command, which waits for the save: rules and the journal look at it before.</summary>
internal abstract class SetChange
{
    public abstract Type Entity { get; }

    /// <summary>Names of the properties that it sets; empty: the rows are deleted.</summary>
    public List<string> Properties { get; } = [];

    /// <summary>What it sets, where that is the same for all rows.</summary>
    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>How many rows there were, once it is done.</summary>
    public int Count { get; protected set; }

    public abstract Task RunAsync();
}

/// <summary>The properties that a change sets, in the words of <see cref="UpdateSettersBuilder{TSource}"/>.</summary>
public sealed class SetChangeBuilder<T>
{
    internal List<string> Properties { get; } = [];

    internal Dictionary<string, object?> Values { get; } = [];

    internal List<Action<UpdateSettersBuilder<T>>> Setters { get; } = [];

    public SetChangeBuilder<T> SetProperty<TProperty>(Expression<Func<T, TProperty>> property, TProperty value)
    {
        Properties.Add(((MemberExpression)property.Body).Member.Name);
        Values[Properties[^1]] = value;
        Setters.Add(setters => setters.SetProperty(property, value));
        return this;
    }

    public SetChangeBuilder<T> SetProperty<TProperty>(
        Expression<Func<T, TProperty>> property,
        Expression<Func<T, TProperty>> value)
    {
        Properties.Add(((MemberExpression)property.Body).Member.Name);
        Setters.Add(setters => setters.SetProperty(property, value));
        return this;
    }
}

internal sealed class SetUpdate<T> : SetChange
    where T : class
{
    private readonly SetChangeBuilder<T> _set = new();
    private readonly Action<int>? _counted;

    public SetUpdate(IQueryable<T> rows, Action<SetChangeBuilder<T>> set, Action<int>? counted)
    {
        (Rows, _counted) = (rows, counted);
        set(_set);
        Properties.AddRange(_set.Properties);
        foreach (var (name, value) in _set.Values)
        {
            Values[name] = value;
        }
    }

    /// <summary>Before it is done, those that it will change.</summary>
    public IQueryable<T> Rows { get; }

    public override Type Entity => typeof(T);

    public override async Task RunAsync()
    {
        Count = await Rows.ExecuteUpdateAsync(setters => _set.Setters.ForEach(setter => setter(setters)));
        _counted?.Invoke(Count);
    }
}

internal sealed class SetDelete<T>(IQueryable<T> rows) : SetChange
    where T : class
{
    public override Type Entity => typeof(T);

    public override async Task RunAsync() => Count = await rows.ExecuteDeleteAsync();
}

/// <summary>Rows that are new: no change of rows that were there, so rules that ask for one do not hear of it.</summary>
internal sealed class SetInsert<T>(Func<Task> insert) : SetChange
    where T : class
{
    public override Type Entity => typeof(SetInsert<T>);

    public override Task RunAsync() => insert();
}
