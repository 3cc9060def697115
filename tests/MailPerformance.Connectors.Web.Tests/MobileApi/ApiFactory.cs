using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>An application whose phones may make few calls a minute.</summary>
public sealed class ApiFactory : ConnectorsFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mobile:CallsPerMinute", "8");
    }
}
