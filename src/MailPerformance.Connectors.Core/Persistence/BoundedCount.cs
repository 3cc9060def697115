namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>How many there are, counted no further than a bound: a hundred thousand cost what a thousand cost.</summary>
/// <param name="Value">Any number above <paramref name="Bound"/> stands for "more than that".</param>
public readonly record struct BoundedCount(int Value, int Bound = BoundedCount.UsualBound)
{
    public const int UsualBound = 1000;

    /// <summary>The bound of a count to the end.</summary>
    public const int NoBound = int.MaxValue - 1;

    public bool IsMore => Value > Bound;
}
