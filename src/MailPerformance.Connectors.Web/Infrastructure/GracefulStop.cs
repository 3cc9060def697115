using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// How the program stops, asked by SIGTERM or Ctrl+C: it takes no new connection, ends its streams, lets requests in flight and jobs come
/// to their end, all at the same time, and cuts off what has not after <c>Stop:Seconds</c>.
/// </summary>
public static class GracefulStop
{
    /// <summary>Longer than a save may wait for its turn and for the database's one writer together.</summary>
    public const int UsualSeconds = 30;

    /// <exception cref="CannotStartException">The number makes no sense.</exception>
    public static void AddGracefulStop(this IServiceCollection services, IConfiguration configuration)
    {
        var seconds = WholeNumber.Read(configuration, "Stop:Seconds", 1, 600) ?? UsualSeconds;
        services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(seconds);

            // Else jobs would be asked only when the last request has ended.
            host.ServicesStopConcurrently = true;
        });

        // Below systemd it says when it serves and when it stops; elsewhere this does nothing.
        services.AddSystemd();
    }
}
