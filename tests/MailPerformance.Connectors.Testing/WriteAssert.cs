using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Testing;

/// <summary>How a write must have ended; texts are compared by their resource.</summary>
public static class WriteAssert
{
    public static T Done<T>(WriteResult<T> result)
    {
        Is(WriteStatus.Done, result);
        return result.Value!;
    }

    /// <summary>Taken back, to be seen first.</summary>
    public static Effect Unseen<T>(WriteResult<T> result)
    {
        Is(WriteStatus.Unseen, result);
        return result.Effect!;
    }

    public static void NotFound<T>(WriteResult<T> result) => Is(WriteStatus.NotFound, result);

    public static void Conflict<T>(WriteResult<T> result) => Is(WriteStatus.Conflict, result);

    public static void Invalid<T>(WriteResult<T> result, string field, string textKey, params object[] arguments)
    {
        Is(WriteStatus.Invalid, result);
        Assert.Equal([new WriteError(field, CoreTexts.Get(textKey, arguments))], result.Errors);
    }

    public static void InvalidIn<T>(WriteResult<T> result, string field)
    {
        Is(WriteStatus.Invalid, result);
        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    public static void Forbidden<T>(WriteResult<T> result, string textKey, params object[] arguments)
    {
        Is(WriteStatus.Forbidden, result);
        Assert.Equal([new WriteError("", CoreTexts.Get(textKey, arguments))], result.Errors);
    }

    public static void Is<T>(WriteStatus expected, WriteResult<T> result) =>
        Assert.True(expected == result.Status, $"Expected {expected}, got {result.Status}: {string.Join("; ", result.Errors)}");
}
