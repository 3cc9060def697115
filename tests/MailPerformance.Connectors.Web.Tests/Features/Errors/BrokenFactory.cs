using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MailPerformance.Connectors.Web.Tests.Features.Errors;

/// <summary>A host in which the list of connectors cannot be read.</summary>
public sealed class BrokenFactory : ConnectorsFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Replace(
            ServiceDescriptor.Scoped<ConnectorList>(
                _ => throw new InvalidOperationException("secret detail of " + nameof(ConnectorService)))));
    }
}
