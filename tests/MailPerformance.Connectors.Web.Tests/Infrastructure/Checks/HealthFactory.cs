using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Checks;

/// <summary>An installation whose health operators may read.</summary>
public sealed class HealthFactory : ConnectorsFactory
{
    public const string Key = "clef-de-sante-0123456789";

    protected override bool KeepsMails => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Health:Key", Key);
        builder.UseSetting("Health:FreeMegabytes", "0");
    }
}
