using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Hosting;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>
/// What browsers and phones meet at <c>PublicUrl</c>: its certificate, who answers there, how the request arrives, and the time. The key
/// of health goes along only where the certificate is good.
/// </summary>
public sealed class PublicSiteLook(IConfiguration configuration, TimeProvider time)
{
    private const string About = "public-url";

    private const int NearDays = 14;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <param name="site">Of <c>PublicUrl</c>, which makes sense.</param>
    public async Task<IReadOnlyList<Finding>> LookAsync(Uri site, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        Finding? ofCertificate = null;
        var key = configuration[HealthSettings.Key];
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            ofCertificate ??= OfCertificate(certificate, errors);
            return errors == SslPolicyErrors.None || ofCertificate.Level == FindingLevel.Wrong;
        };
        using var client = new HttpClient(handler) { Timeout = Longest, BaseAddress = site };
        try
        {
            // Nothing secret goes out before the certificate was looked at.
            using var first = await client.GetAsync(new Uri(HealthAddresses.Live, UriKind.Relative), cancellation);
            findings.AddRange(OfTime(first));
            var isAsked = !string.IsNullOrEmpty(key) && ofCertificate?.Level != FindingLevel.Wrong;
            using var request = new HttpRequestMessage(HttpMethod.Get, HealthAddresses.Live);
            if (isAsked)
            {
                request.Headers.Add(HealthSettings.Header, key);
            }

            using var answer = await client.SendAsync(request, cancellation);
            findings.AddRange(OfAnswer(site, answer, await answer.Content.ReadAsStringAsync(cancellation), isAsked));
        }
        catch (Exception failure) when (
            failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            findings.Add(new(
                About,
                FindingLevel.Warning,
                $"Nobody answers at {site}: start this program, and look at the name, the proxy and the firewall if it runs."));
        }

        return ofCertificate is null ? findings : [ofCertificate, .. findings];
    }

    private Finding OfCertificate(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None || certificate is null)
        {
            return new(About, FindingLevel.Wrong, $"The certificate is not good ({errors}), so browsers refuse it: install another one.");
        }

        using var seen = new X509Certificate2(certificate);
        var days = (int)Math.Floor((seen.NotAfter - time.GetUtcNow().LocalDateTime).TotalDays);
        return days < NearDays
            ? new(About, FindingLevel.Warning, Text($"The certificate ends in {days} days: renew it."))
            : new(About, FindingLevel.Ok, Text($"The certificate is good for {days} days."));
    }

    private IEnumerable<Finding> OfTime(HttpResponseMessage answer)
    {
        if (answer.Headers.Date is { } date && (date - time.GetUtcNow()).Duration() > ClockCheck.Tolerance)
        {
            var seconds = (int)(date - time.GetUtcNow()).Duration().TotalSeconds;
            yield return new(
                "clock",
                FindingLevel.Warning,
                Text($"The clocks here and at PublicUrl are {seconds} seconds apart: let both ask a time server."));
        }
    }

    private static IEnumerable<Finding> OfAnswer(Uri site, HttpResponseMessage answer, string body, bool isAsked)
    {
        if (!answer.IsSuccessStatusCode || !isAsked)
        {
            yield return answer.IsSuccessStatusCode && body == "Healthy"
                ? new(
                    About,
                    FindingLevel.Warning,
                    $"Somebody answers at {site}. With {HealthSettings.Key} set, here and where the program runs, this command sees more.")
                : new(
                    About,
                    FindingLevel.Wrong,
                    Text($"{site} answers {(int)answer.StatusCode}, which this program does not: look where the name and the proxy lead."));
            yield break;
        }

        if (Read(body) is not { Product: HealthAnswers.Product } seen)
        {
            yield return new(
                About,
                FindingLevel.Wrong,
                $"{site} is not answered by this program, or by one with another {HealthSettings.Key}: look where the proxy leads.");
            yield break;
        }

        yield return new(About, FindingLevel.Ok, "This program answers.");
        yield return seen.Scheme != site.Scheme
            ? new(
                "proxy",
                FindingLevel.Wrong,
                $"{PublicAddress.Key} is {site.Scheme} but the program sees {seen.Scheme}, from {seen.Address}: "
                + $"name the proxy in {KnownProxies.Key}, and let it send X-Forwarded-Proto and X-Forwarded-For.")
            : new("proxy", FindingLevel.Ok, $"Requests arrive as {seen.Scheme}, from {seen.Address}.");
    }

    private static LiveAnswer? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<LiveAnswer>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
