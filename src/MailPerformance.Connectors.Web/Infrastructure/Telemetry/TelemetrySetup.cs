using System.Reflection;
using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Persistence;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Sinks.OpenTelemetry;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>OpenTelemetry, as far as <see cref="TelemetrySettings"/> ask for it: docs/operations.md says what goes out.</summary>
public static class TelemetrySetup
{
    private static readonly string[] Meters =
    [
        ProductMetrics.MeterName, "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity", "Microsoft.AspNetCore.Authentication",
        "Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.MemoryPool", "System.Runtime",
    ];

    /// <exception cref="CannotStartException">A setting makes no sense.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = TelemetrySettings.Read(configuration);
        services.AddSingleton(settings);
        if (!settings.IsMeasured)
        {
            return;
        }

        services.AddHostedService<OperationsSampler>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings.ServiceName, serviceVersion: Version))
            .WithMetrics(metrics => metrics.AddMeters(settings));
        if (settings.Otlp is not null)
        {
            telemetry.WithTracing(AddSpans);
        }

        if (settings.MetricsPort is not null)
        {
            services.AddSingleton<MetricsServer>();
            services.AddHostedService(provider => provider.GetRequiredService<MetricsServer>());
        }
    }

    /// <summary>The same lines as on the console, after the same filters.</summary>
    public static void WriteToOtlp(this LoggerConfiguration logger, TelemetrySettings settings, IConfiguration configuration)
    {
        if (settings.Otlp is null)
        {
            return;
        }

        logger.WriteTo.OpenTelemetry(
            options =>
            {
                options.ResourceAttributes = new Dictionary<string, object>
                {
                    ["service.name"] = settings.ServiceName,
                    ["service.version"] = Version,
                };
                options.IncludedData = IncludedData.TraceIdField | IncludedData.SpanIdField
                    | IncludedData.MessageTemplateTextAttribute | IncludedData.SpecRequiredResourceAttributes;
                options.OnBeginSuppressInstrumentation = SuppressInstrumentationScope.Begin;
            },
            name => configuration[name]);
    }

    private static string Version { get; } =
        typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static void AddMeters(this MeterProviderBuilder metrics, TelemetrySettings settings)
    {
        metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddMeter(Meters);
        if (settings.MetricsPort is not null)
        {
            metrics.AddPrometheusExporter();
        }

        if (settings.Otlp is not null)
        {
            metrics.AddOtlpExporter();
        }
    }

    // The processor before the exporter: it sees each span first.
    private static void AddSpans(TracerProviderBuilder traces) => traces
        .AddAspNetCoreInstrumentation(options =>
            options.Filter = context => !context.Request.Path.StartsWithSegments(HealthAddresses.Root))
        .AddHttpClientInstrumentation()
        .AddEntityFrameworkCoreInstrumentation()
        .AddProcessor(new HarmlessSpans())
        .AddOtlpExporter();
}
