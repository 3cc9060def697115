using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting.Compact;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Serilog: readable on the console in Development, JSON elsewhere; ids of account and contact, no personal data and no codes. Of a
/// request, the log says what <see cref="RequestRoute"/> says.
/// </summary>
public static class Logging
{
    private static readonly Func<LogEvent, bool> FromEntityFramework = Matching.FromSource("Microsoft.EntityFrameworkCore");

    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddConnectorsLogging(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        services.AddSerilog(
            (provider, logger) =>
            {
                logger.ReadFrom.Configuration(configuration).ReadFrom.Services(provider)
                    .Enrich.FromLogContext().Enrich.With<WithoutPath>();

                // Below that level the sign-in server tells each request whole, with codes, verifiers and names of devices.
                logger.MinimumLevel.Override("OpenIddict", LogEventLevel.Warning);
                logger.Filter.ByExcluding(entry => IsToldOtherwise(entry, provider));
                if (environment.IsDevelopment())
                {
                    logger.WriteTo.Console(outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
                }
                else
                {
                    logger.WriteTo.Console(new RenderedCompactJsonFormatter());
                }

                if (provider.GetService<TelemetrySettings>() is { } telemetry)
                {
                    logger.WriteToOtlp(telemetry, configuration);
                }
            },
            preserveStaticLogger: true);

    // Until the program serves, a failure of the database ends it or its command, which says why in one sentence.
    private static bool IsToldOtherwise(LogEvent entry, IServiceProvider provider) =>
        entry.Exception is CannotStartException
        || (entry.Level >= LogEventLevel.Error && FromEntityFramework(entry)
            && !provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested);

    public static void UseConnectorsRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();

            options.MessageTemplate =
                "{RequestMethod} {Route} {StatusCode} in {Elapsed:0} ms (account {AccountId}, contact {ContactId})";
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
            [
                new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
                new LogEventProperty("Route", new ScalarValue(RequestRoute.Of(context))),
                new LogEventProperty("StatusCode", new ScalarValue(status)),
                new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            ];
            options.GetLevel = (context, _, exception) =>
                exception is null && BusyAnswers.HasAnswered(context) ? LogEventLevel.Warning
                : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
                : LogEventLevel.Information;
            options.EnrichDiagnosticContext = (diagnostics, context) =>
            {
                var current = context.RequestServices.GetRequiredService<CurrentAccount>();
                diagnostics.Set("AccountId", current.AccountId);
                diagnostics.Set("ContactId", current.ContactId);
            };
        });

    // The server writes the path of a request beside every line that belongs to it.
    private sealed class WithoutPath : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
