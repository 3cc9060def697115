using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>How open pages are told that something has changed.</summary>
/// <param name="Longest">Life of one stream.</param>
/// <param name="ReloadsAtOnce">So many pages of one account are told at the same time, on each node...</param>
/// <param name="ReloadPause">...and so many more after this.</param>
public sealed record LiveSettings(TimeSpan Longest, int ReloadsAtOnce, TimeSpan ReloadPause)
{
    /// <exception cref="CannotStartException">A number makes no sense.</exception>
    public static LiveSettings Read(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(WholeNumber.Read(configuration, "Connectors:EventSeconds", 0, 3600) ?? 60),
        WholeNumber.Read(configuration, "Connectors:ReloadsAtOnce", 1, 10_000) ?? 10,
        TimeSpan.FromMilliseconds(WholeNumber.Read(configuration, "Connectors:ReloadPauseMilliseconds", 10, 3_600_000) ?? 250));
}
