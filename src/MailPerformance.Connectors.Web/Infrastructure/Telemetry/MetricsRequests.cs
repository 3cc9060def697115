using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>Hands what <see cref="MetricsServer"/> receives to its few steps.</summary>
internal sealed class MetricsRequests(RequestDelegate next) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => next(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
