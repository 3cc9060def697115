using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>
/// An application whose phones may make few calls a minute, where no write waits, and whose campaigns another system sends.
/// </summary>
public sealed class ApiFactory : ConnectorsFactory
{
    public override TestSending Sending { get; } = new(answers: true);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mobile:CallsPerMinute", "8");
        builder.UseSetting("Writes:QueueLength", "0");
    }
}
