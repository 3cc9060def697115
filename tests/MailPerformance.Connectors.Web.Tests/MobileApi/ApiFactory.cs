using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>An application whose phones may make few calls a minute, and where no write waits.</summary>
public sealed class ApiFactory : ConnectorsFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mobile:CallsPerMinute", "8");
        builder.UseSetting("Writes:QueueLength", "0");
    }
}
