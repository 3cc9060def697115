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
        using var services = Services(new() { ["Database:Provider"] = provider });

        Assert.Equal(isClustered, services.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled);
    }

    [Theory]
    [InlineData(null, SchemaProvisioning.CreateIfMissing)]
    [InlineData("true", SchemaProvisioning.CreateIfMissing)]
    [InlineData("false", SchemaProvisioning.Validate)]
    public void Tables_AreMadeAtTheFirstStart_UnlessAnOperatorDoesIt(string? setting, SchemaProvisioning expected)
    {
        using var services = Services(new() { ["Database:Provider"] = "SqlServer", ["Jobs:CreateTables"] = setting });

        Assert.Equal(expected, services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value.SchemaProvisioning);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        settings["ConnectionStrings:Connectors"] = "Server=nowhere;Database=none";
        var services = new ServiceCollection();
        services.AddJobs(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
            new HostingEnvironment { EnvironmentName = Environments.Production });
        return services.BuildServiceProvider();
    }
}
