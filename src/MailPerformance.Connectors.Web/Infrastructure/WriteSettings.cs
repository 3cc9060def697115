using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>The section <c>Writes</c>: how many writes of one account, and of one contact, wait here, and for how long.</summary>
public static class WriteSettings
{
    /// <exception cref="CannotStartException">A number makes no sense.</exception>
    public static void AddWriteSettings(this IServiceCollection services, IConfiguration configuration)
    {
        var queueLength = WholeNumber.Read(configuration, "Writes:QueueLength", 0, 10_000);
        var perContact = WholeNumber.Read(configuration, "Writes:PerContact", 0, 10_000);
        var waitSeconds = WholeNumber.Read(configuration, "Writes:WaitSeconds", 1, 300);
        services.Configure<WriteQueueOptions>(options =>
        {
            options.QueueLength = queueLength ?? options.QueueLength;
            options.PerContact = perContact ?? options.PerContact;
            options.WaitSeconds = waitSeconds ?? options.WaitSeconds;
        });
    }
}
