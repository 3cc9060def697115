using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>One round, or the median of several: errors are those of all rounds.</summary>
internal sealed record BesideResult(double PerSecond, double Cpu, double P50, double P99, int Errors)
{
    public static BesideResult Median(IReadOnlyCollection<BesideResult> rounds)
    {
        double Of(Func<BesideResult, double> number) => Statistics.Percentile([.. rounds.Select(number)], 0.5);
        return new(
            Of(round => round.PerSecond), Of(round => round.Cpu), Of(round => round.P50), Of(round => round.P99),
            rounds.Sum(round => round.Errors));
    }
}
