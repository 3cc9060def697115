using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>A change of many rows by one command, which waits for the save; <see cref="WriteChanges"/> tells rules of it.</summary>
internal abstract class SetChange
{
    public abstract Type Entity { get; }

    /// <summary>Names of the properties that it sets; empty: the rows are deleted.</summary>
    public List<string> Properties { get; } = [];

    public abstract Task RunAsync();
}

/// <summary>The properties that a change sets, in the words of <see cref="UpdateSettersBuilder{TSource}"/>.</summary>
public sealed class SetChangeBuilder<T>
{
    internal List<string> Properties { get; } = [];

    internal List<Action<UpdateSettersBuilder<T>>> Setters { get; } = [];

    public SetChangeBuilder<T> SetProperty<TProperty>(Expression<Func<T, TProperty>> property, TProperty value)
    {
        Properties.Add(((MemberExpression)property.Body).Member.Name);
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
    private readonly IQueryable<T> _rows;
    private readonly SetChangeBuilder<T> _set = new();
    private readonly Action<int>? _counted;

    public SetUpdate(IQueryable<T> rows, Action<SetChangeBuilder<T>> set, Action<int>? counted)
    {
        (_rows, _counted) = (rows, counted);
        set(_set);
        Properties.AddRange(_set.Properties);
    }

    public override Type Entity => typeof(T);

    public override async Task RunAsync()
    {
        var count = await _rows.ExecuteUpdateAsync(setters => _set.Setters.ForEach(setter => setter(setters)));
        _counted?.Invoke(count);
    }
}

internal sealed class SetDelete<T>(IQueryable<T> rows) : SetChange
    where T : class
{
    public override Type Entity => typeof(T);

    public override Task RunAsync() => rows.ExecuteDeleteAsync();
}

/// <summary>Rows that are new: no change of rows that were there, so rules that ask for one do not hear of it.</summary>
internal sealed class SetInsert<T>(Func<Task> insert) : SetChange
    where T : class
{
    public override Type Entity => typeof(SetInsert<T>);

    public override Task RunAsync() => insert();
}
