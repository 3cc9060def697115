using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Infrastructure.Checks;
using MailPerformance.Connectors.Web.Infrastructure.Hosting;
using MailPerformance.Connectors.Web.Infrastructure.Keys;
using MailPerformance.Connectors.Web.Mails;
using MailPerformance.Connectors.Web.Security;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary>What <see cref="DoctorCommand"/> looks at, in order. What cannot be looked at keeps nothing else from it.</summary>
/// <param name="services">Of a program that was put together as far as its settings allow.</param>
/// <param name="refusals">What the start would say of the settings.</param>
internal sealed class Examination(IServiceProvider services, IReadOnlyList<CannotStartException> refusals, string? mailTo)
{
    private readonly IConfiguration _configuration = services.GetRequiredService<IConfiguration>();

    public async IAsyncEnumerable<Finding> FindAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var finding in OfSettings())
        {
            yield return finding;
        }

        foreach (var finding in await OfDatabaseAsync(cancellation))
        {
            yield return finding;
        }

        if (Uri.TryCreate(_configuration[PublicAddress.Key], UriKind.Absolute, out var site)
            && (site.Scheme == Uri.UriSchemeHttp || site.Scheme == Uri.UriSchemeHttps))
        {
            foreach (var finding in await Make<PublicSiteLook>().LookAsync(site, cancellation))
            {
                yield return finding;
            }
        }

        yield return await OfMailServerAsync(cancellation);
    }

    private T Make<T>() => ActivatorUtilities.GetServiceOrCreateInstance<T>(services);

    private IEnumerable<Finding> OfSettings()
    {
        const string About = "settings";
        var wrong = refusals.Select(refusal => refusal.Message)
            .Concat(new Action[] { () => Make<BodyReaders>(), () => Make<SignInTries>(), StartChecks }.Select(WhyNot).OfType<string>())
            .Distinct().ToList();
        foreach (var text in wrong)
        {
            yield return new(About, FindingLevel.Wrong, text);
        }

        if (KnownProxies.BelievesEverybody(_configuration))
        {
            yield return new(
                About,
                FindingLevel.Warning,
                $"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes what anybody says of their address: set {KnownProxies.Key} in its place.");
        }

        if (wrong.Count == 0)
        {
            yield return new(About, FindingLevel.Ok, "The settings make sense.");
        }
    }

    private void StartChecks() => DatabaseStartup.CheckDemo(_configuration, services.GetRequiredService<IHostEnvironment>());

    private static string? WhyNot(Action setting)
    {
        try
        {
            setting();
            return null;
        }
        catch (CannotStartException refusal)
        {
            return refusal.Message;
        }
    }

    private async Task<IReadOnlyList<Finding>> OfDatabaseAsync(CancellationToken cancellation)
    {
        // Without its settings there is none to look at, as the lines above say.
        if (services.GetService<ConnectorsDbContext>() is not { } db)
        {
            return [];
        }

        var run = Make<CheckRun>();
        var isKnown = new Dictionary<Type, bool>
        {
            [typeof(KeysCheck)] = services.GetService<KeyRing>() is not null,
            [typeof(MailsCheck)] = services.GetService<HealthSettings>() is not null,
            [typeof(JobsCheck)] = services.GetService<HealthSettings>() is not null,
            [typeof(DiskCheck)] = services.GetService<HealthSettings>() is not null,
        };
        var findings = await run.RunAsync(
            [.. CheckRun.OfDoctor.Where(check => isKnown.GetValueOrDefault(check, true))], CheckRun.LongestOfDoctor, cancellation);
        return findings[0].Level == FindingLevel.Wrong ? findings : [.. findings, .. await OfSetupAsync(db, cancellation)];
    }

    private async Task<IReadOnlyList<Finding>> OfSetupAsync(ConnectorsDbContext db, CancellationToken cancellation)
    {
        try
        {
            return await services.GetRequiredService<IDatabaseInspection>().SetupAsync(db, cancellation);
        }
        catch (Exception failure) when (services.GetRequiredService<IDatabaseErrors>().WhyUnusable(failure) is { } reason)
        {
            return [new("database", FindingLevel.Wrong, reason)];
        }
    }

    private async Task<Finding> OfMailServerAsync(CancellationToken cancellation)
    {
        SmtpSettings settings;
        try
        {
            settings = services.GetRequiredService<IOptions<SmtpSettings>>().Value;
        }
        catch (OptionsValidationException refused)
        {
            return new("mail-server", FindingLevel.Wrong, string.Join(' ', refused.Failures));
        }
        catch (InvalidOperationException)
        {
            return new("mail-server", FindingLevel.Wrong, "Mail:Port, Mail:Security or Mail:TimeoutSeconds makes no sense.");
        }

        return await MailServerLook.LookAsync(settings, mailTo, services.GetRequiredService<TimeProvider>(), cancellation);
    }
}
