namespace MailPerformance.Connectors.Web.Tests.Security.Headers;

/// <summary>One kind of answer, with all of its headers: those of <see cref="AnswerTable.Common"/>, changed by its own.</summary>
/// <param name="Own">
/// Headers that this kind has besides, or in the place of the common one of that name; <c>-Name</c> takes a common one away. In a value
/// <c>*</c> stands for any text.
/// </param>
public sealed record AnswerRow(string Name, int Status, Func<AnswerWorld, Task<HttpResponseMessage>> Ask, params string[] Own)
{
    /// <summary>In the order in which <see cref="LinesOf"/> has those of an answer.</summary>
    public IReadOnlyList<string> Expected()
    {
        var replaced = Own.Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. AnswerTable.Common.Where(line => !replaced.Contains(NameOf(line)))
                .Concat(Own.Where(line => line[0] != '-'))
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The headers of an answer, one a line; of several of one name each has its own.</summary>
    public static IReadOnlyList<string> LinesOf(HttpResponseMessage answer) =>
    [
        .. answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}"))
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    private static string NameOf(string line) => line.TrimStart('-').Split(':')[0];
}
