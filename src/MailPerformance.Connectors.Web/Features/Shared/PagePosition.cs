namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>One page of a list. A number beyond the end is the last page, one below the beginning the first.</summary>
/// <param name="Number">From 1.</param>
public sealed record PagePosition(int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public int Skip => (Number - 1) * Size;

    public static PagePosition At(int? number, int size, int total)
    {
        var position = new PagePosition(1, size, total);
        return position with { Number = Math.Clamp(number ?? 1, 1, position.Count) };
    }

    /// <summary>The page numbers worth a link: the first, the last, and those around this one.</summary>
    public IEnumerable<(int Number, bool IsAfterGap)> Links()
    {
        List<int> numbers =
        [
            .. new[] { 1, Count }.Concat(Enumerable.Range(Number - 2, 5)).Where(number => number >= 1 && number <= Count)
                .Distinct().Order(),
        ];
        return numbers.Select((number, index) => (number, index > 0 && number > numbers[index - 1] + 1));
    }
}
