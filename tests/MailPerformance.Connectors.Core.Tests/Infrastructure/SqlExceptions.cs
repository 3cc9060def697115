using System.Reflection;
using Microsoft.Data.SqlClient;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Failures as SqlClient makes them; it lets nobody else make one, so this goes through its own constructors.</summary>
public static class SqlExceptions
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly Type[] ErrorParts =
        [typeof(int), typeof(byte), typeof(byte), typeof(string), typeof(string), typeof(string), typeof(int), typeof(Exception)];

    /// <summary>A failure with one error of each number, the text in the first.</summary>
    public static SqlException Of(int[] numbers, string text = "", byte severity = 14, Exception? cause = null)
    {
        var errors = (SqlErrorCollection)typeof(SqlErrorCollection).GetConstructor(Hidden, [])!.Invoke([]);
        foreach (var number in numbers)
        {
            var error = typeof(SqlError).GetConstructor(Hidden, ErrorParts)!.Invoke([number, (byte)1, severity, "sql", text, "", 1, cause]);
            typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        }

        return (SqlException)typeof(SqlException)
            .GetConstructor(Hidden, [typeof(string), typeof(SqlErrorCollection), typeof(Exception), typeof(Guid)])!
            .Invoke([text, errors, cause, Guid.Empty]);
    }
}
