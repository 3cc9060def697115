using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether jobs run, in whichever process: by what they leave undone when they do not.</summary>
public sealed class JobsCheck(ConnectorsDbContext db, HealthSettings settings, TimeProvider time) : ICheck
{
    public string Name => "jobs";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var undone = await LateWork.ReadAsync(db, time.GetUtcNow().UtcDateTime, settings.Late, cancellation);
        return undone.Count == 0
            ? new(Name, FindingLevel.Ok, "Jobs run.")
            : new(
                Name,
                FindingLevel.Warning,
                $"Jobs are late ({WordsOf(undone[0])}): some process must have Jobs:Enabled, and its log says more.");
    }

    private static string WordsOf(string work) => work switch
    {
        LateWork.Orders => "orders from phones are not sent again",
        LateWork.Journal => "sign-ins are not written into the journal",
        _ => "what is old is not deleted",
    };
}
