using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using MailPerformance.Connectors.Web.Tests.Infrastructure.Keys;
using MailPerformance.Connectors.Web.Tests.Mails;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary><c>doctor</c>: one line for each thing, also where the start would be refused.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string Secret = "pas-a-lire-1-pas-a-lire-1";

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-doctor-").FullName;

    private readonly TestDatabase _database = TestDatabase.Migrated();

    private readonly ConcurrentQueue<string> _keysSeen = [];

    [Fact]
    public async Task WhatIsWrong_IsSaidInOneGo()
    {
        var (code, lines) = await ExamineAsync(
            new()
            {
                ["Database:Provider"] = "Oracle",
                ["PublicUrl"] = "connecteurs.exemple.fr",
                ["Proxy:Known"] = "voisin",
                ["Keys:Certificate"] = "nulle-part.pfx",
                ["Health:Key"] = "court",
                ["Pages:PostsPerMinute"] = "souvent",
                ["Bodies:Seconds"] = "0",
                ["Demo:Enabled"] = "true",
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = "1",
                ["Mail:From"] = "a@example.com",
                ["Mail:Password_FILE"] = Secret,
            });

        Assert.Equal(1, code);
        Assert.All(
            [
                "The file that Mail__Password_FILE names", "Database:Provider is 'Oracle'", "PublicUrl is 'connecteurs.exemple.fr'",
                "Proxy:Known has 'voisin'", "The file 'nulle-part.pfx'", "Health:Key must have", "Pages:PostsPerMinute is 'souvent'",
                "Bodies:Seconds is '0'", "Demo:Enabled is for",
            ],
            beginning => Assert.Single(lines, line => line.StartsWith("wrong    settings     " + beginning, StringComparison.Ordinal)));
        Assert.Single(lines, line => line.StartsWith("wrong    mail-server  The mail server cannot be reached", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    [SqliteFact]
    public async Task DatabaseThatIsNotThere_IsNotMade_AndTheRestIsLookedAt()
    {
        var file = Path.Combine(_directory, "none.db");

        var (code, lines) = await ExamineInsideAsync(new()
        {
            ["ConnectionStrings:Connectors"] = "Data Source=" + file,
            ["PublicUrl"] = "http://127.0.0.1:1",
        });

        Assert.Equal(1, code);
        Assert.Single(lines, line => line.StartsWith("wrong    database     The database is not there", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("ok       settings ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("warning  public-url   Nobody answers", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("warning  mail-server  There is none", StringComparison.Ordinal));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task RunningProgram_IsSeenThroughItsPublicAddress_AndBehindAProxyThatIsNotKnown()
    {
        await using var smtp = new SmtpSink();
        var certificate = TestCertificate.Pfx(_directory, "localhost");
        await using var server = new InstalledFactory(_database, SettingsWith(new() { ["PublicUrl"] = "http://localhost" }));
        var address = server.Address;
        var sound = await ExamineAsync(
            new()
            {
                ["PublicUrl"] = address.ToString(),
                ["Keys:Certificate"] = certificate,
                ["Mail:Host"] = "127.0.0.1",
                ["Mail:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
                ["Mail:Security"] = "None",
                ["Mail:From"] = "connecteurs@example.com",
            },
            "--mail-to",
            "exploitation@example.com");
        var encrypted = LinesOf(await InnerProgram.RunAsync(
            _directory,
            ["keys", "encrypt"],
            SettingsWith(new() { ["PublicUrl"] = "http://localhost", ["Keys:Certificate"] = certificate })));
        await using var proxy = await ProxyAsync(address, certificate);
        var publicUrl = proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var behind = new Dictionary<string, string>
        {
            ["PublicUrl"] = publicUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
        };
        var refused = await ExamineInsideAsync(behind);
        Assert.Equal([""], _keysSeen.Distinct());

        // The certificate is one that this machine trusts from here on.
        behind["SSL_CERT_FILE"] = Path.ChangeExtension(certificate, ".crt");
        var trusted = await ExamineAsync(behind);

        Assert.True(sound.Code == 0, string.Join('\n', sound.Lines));
        Assert.Contains("ok       public-url   This program answers.", sound.Lines);
        Assert.Contains("ok       proxy        Requests arrive as http, from 127.0.0.1.", sound.Lines);
        Assert.Contains("ok       mail-server  The mail server has taken the test mail: look whether it arrives.", sound.Lines);
        Assert.Contains("ok       demo         There are no demo accounts.", sound.Lines);
        Assert.Contains("To: exploitation@example.com", Assert.Single(smtp.Mails));

        Assert.Single(sound.Lines, line => line.StartsWith("warning  keys         1 keys of data", StringComparison.Ordinal));
        Assert.Equal((0, "1 keys are encrypted with the present certificate."), (encrypted.Code, encrypted.Lines[^1]));

        Assert.Equal(1, refused.Code);
        Assert.Single(refused.Lines, line => line.StartsWith("wrong    public-url   The certificate is not", StringComparison.Ordinal));
        Assert.Single(refused.Lines, line => line.StartsWith("wrong    keys ", StringComparison.Ordinal));

        Assert.Equal(1, trusted.Code);
        Assert.Single(trusted.Lines, line => line.StartsWith("ok       public-url   The certificate is", StringComparison.Ordinal));
        Assert.Single(trusted.Lines, line =>
            line.StartsWith("wrong    proxy        PublicUrl is https but the program sees http", StringComparison.Ordinal)
            && line.Contains("Proxy:Known", StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    // As a proxy that ends TLS: what comes in goes on over plain HTTP.
    private async Task<WebApplication> ProxyAsync(Uri to, string certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.UseHttps(X509CertificateLoader.LoadPkcs12FromFile(certificate, null))));
        var proxy = builder.Build();
        var client = new HttpClient { BaseAddress = to };
        proxy.Run(async context =>
        {
            _keysSeen.Enqueue(context.Request.Headers["X-Health-Key"].ToString());
            using var onward = new HttpRequestMessage(HttpMethod.Get, context.Request.Path.Value);
            onward.Headers.TryAddWithoutValidation("X-Health-Key", context.Request.Headers["X-Health-Key"].ToString());
            using var answer = await client.SendAsync(onward);
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        });
        await proxy.StartAsync();
        return proxy;
    }

    private async Task<(int Code, string[] Lines)> ExamineInsideAsync(Dictionary<string, string> settings) =>
        LinesOf(await InnerProgram.RunAsync(_directory, ["doctor"], SettingsWith(settings)));

    // As an operator does: a process finds files of secrets, proxies and trusted certificates through its environment.
    private async Task<(int Code, string[] Lines)> ExamineAsync(Dictionary<string, string> settings, params string[] options) =>
        LinesOf(await BuiltProgram.RunAsync(_directory, ["doctor", .. options], SettingsWith(settings)));

    private static (int Code, string[] Lines) LinesOf(Ended program)
    {
        Assert.Equal("", program.Errors);
        return (program.Code, program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private Dictionary<string, string> SettingsWith(Dictionary<string, string> settings) => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Health:Key"] = Secret,
        ["NO_PROXY"] = "localhost,127.0.0.1",
        ["Health:FreeMegabytes"] = "0",
    }.Concat(_database.Settings).Concat(settings).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value);
}
