using MailPerformance.Connectors.Web.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Quartz;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Where Quartz keeps the schedule. That its cluster runs each job once is Quartz's; no SQL Server is asked here.</summary>
public sealed class JobStoreTests
{
    [Theory]
    [InlineData("SqlServer", true)]
    [InlineData("Sqlite", false)]
    public void Schedule_IsClustered_OnSqlServer(string provider, bool isClustered)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:Connectors"] = "Server=nowhere;Database=none",
        }).Build();
        var services = new ServiceCollection();
        services.AddJobs(configuration, new HostingEnvironment { EnvironmentName = Environments.Production });
        using var provided = services.BuildServiceProvider();

        Assert.Equal(isClustered, provided.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled);
    }
}
