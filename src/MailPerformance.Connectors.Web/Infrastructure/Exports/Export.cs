namespace MailPerformance.Connectors.Web.Infrastructure.Exports;

/// <summary>A table that somebody takes along.</summary>
/// <param name="Name">The beginning of the file's name: the account's code, the day and the ending follow.</param>
/// <param name="Headings">In the reader's language.</param>
/// <param name="Rows">At most so many, each with a cell for each heading, read while they are written.</param>
public sealed record Export(string Name, IReadOnlyList<string> Headings, Func<int, IAsyncEnumerable<string[]>> Rows);
