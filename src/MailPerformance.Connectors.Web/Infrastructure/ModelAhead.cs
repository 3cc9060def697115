using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Builds the database's model, the longest single piece of work of a start, beside the rest of it. EF Core builds it once, and lets
/// whoever needs it meanwhile wait. It cannot be compiled ahead: the account filter is not supported there.
/// </summary>
public static class ModelAhead
{
    public static void Begin(IServiceProvider services) => _ = Task.Run(() =>
    {
        try
        {
            using var scope = services.CreateScope();
            _ = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Model;
        }
        catch (Exception)
        {
            // The start itself meets the same failure, and says what to do.
        }
    });
}
