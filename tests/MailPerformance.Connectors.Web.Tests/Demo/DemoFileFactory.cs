using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Demo;

/// <summary>The example on a file that outlives the host.</summary>
public sealed class DemoFileFactory(string file) : ConnectorsFactory
{
    protected override bool IsDemo => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:Connectors", $"Data Source={file}");
    }
}
