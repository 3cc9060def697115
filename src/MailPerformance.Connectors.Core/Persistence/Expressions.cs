using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Puts expressions together, so that what is written once answers in queries and for objects alike.</summary>
internal static class Expressions
{
    /// <summary>The same question, asked of what the path leads to.</summary>
    public static Expression<Func<T, TResult>> AskedOf<T, TPart, TResult>(
        this Expression<Func<TPart, TResult>> question, Expression<Func<T, TPart>> path) =>
        Expression.Lambda<Func<T, TResult>>(Body(question, path.Body), path.Parameters);

    /// <summary>The whole, with the answer to the question as its second argument.</summary>
    public static Expression<Func<T, TResult>> With<T, TPart, TResult>(
        this Expression<Func<T, TPart, TResult>> whole, Expression<Func<T, TPart>> question)
    {
        var answer = Body(question, whole.Parameters[0]);
        return Expression.Lambda<Func<T, TResult>>(
            ReplacingExpressionVisitor.Replace(whole.Parameters[1], answer, whole.Body), whole.Parameters[0]);
    }

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, Body(other, one.Parameters[0])), one.Parameters);

    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, Body(other, one.Parameters[0])), one.Parameters);

    /// <summary>The first value whose condition does not hold; null when all do.</summary>
    public static Expression<Func<T, TValue?>> FirstBroken<T, TValue>(
        IEnumerable<(TValue Value, Expression<Func<T, bool>> Condition)> conditions)
        where TValue : struct
    {
        var one = Expression.Parameter(typeof(T), "one");
        Expression answer = Expression.Constant(null, typeof(TValue?));
        foreach (var (value, condition) in conditions.Reverse())
        {
            answer = Expression.Condition(Expression.Not(Body(condition, one)), Expression.Constant(value, typeof(TValue?)), answer);
        }

        return Expression.Lambda<Func<T, TValue?>>(answer, one);
    }

    private static Expression Body(LambdaExpression lambda, Expression argument) =>
        ReplacingExpressionVisitor.Replace(lambda.Parameters[0], argument, lambda.Body);
}
