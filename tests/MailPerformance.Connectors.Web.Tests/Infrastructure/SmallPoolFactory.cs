using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A host with twenty connections to its database, whose phones may call as often as they like.</summary>
public sealed class SmallPoolFactory : ConnectorsFactory
{
    private const int Size = 20;

    public SmallPool Pool { get; } = new(Size);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Pool.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (TestDatabase.IsSqlServer)
        {
            builder.UseSetting("ConnectionStrings:Connectors", Database.With(connection => connection.MaxPoolSize = Size));
        }

        builder.UseSetting("Mobile:CallsPerMinute", "1000000");
        builder.UseSetting("Writes:PerContact", "30");
        builder.ConfigureTestServices(services => Database.Intercept(services, Pool));
    }
}
