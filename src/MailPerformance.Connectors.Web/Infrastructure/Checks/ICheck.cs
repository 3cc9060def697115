using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>
/// One thing that must be so for an installation to work. Looked at by the start, by <c>/health/ready</c> and by <c>doctor</c>, so it costs
/// the same however large accounts are.
/// </summary>
public interface ICheck
{
    /// <summary>The check, in a word: <see cref="Finding.About"/>.</summary>
    string Name { get; }

    Task<Finding> LookAsync(CancellationToken cancellation);
}
