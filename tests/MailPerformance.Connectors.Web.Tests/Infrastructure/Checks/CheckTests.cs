using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Checks;
using MailPerformance.Connectors.Web.Infrastructure.Keys;
using MailPerformance.Connectors.Web.Tests.Infrastructure.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Checks;

/// <summary>What checks say where no whole installation is needed to see it.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-checks-").FullName;

    private readonly TestDatabase _database = TestDatabase.Migrated();

    [Theory]
    [InlineData(499L, FindingLevel.Warning)]
    [InlineData(500L, FindingLevel.Ok)]
    [InlineData(null, FindingLevel.Ok)]
    public async Task Disk_BelowTheBound_IsAWarning(long? megabytes, FindingLevel expected)
    {
        var check = new DiskCheck(new Inspected(megabytes * 1024 * 1024, null), SettingsOf());

        Assert.Equal(expected, (await check.LookAsync(default)).Level);
    }

    [Theory]
    [InlineData(0, FindingLevel.Ok)]
    [InlineData(-29, FindingLevel.Ok)]
    [InlineData(31, FindingLevel.Warning)]
    [InlineData(-31, FindingLevel.Warning)]
    public async Task Clock_ApartFromTheServers_IsAWarning(int seconds, FindingLevel expected)
    {
        var time = new FakeTimeProvider();
        var server = time.GetUtcNow().UtcDateTime.AddSeconds(seconds);

        var finding = await _database.UseAsync(db => new ClockCheck(db, new Inspected(null, server), time).LookAsync(default));

        Assert.Equal(expected, finding.Level);
    }

    [Theory]
    [InlineData(false, 90, false, FindingLevel.Warning, "in clear in the database: set Keys:Certificate")]
    [InlineData(true, 90, false, FindingLevel.Ok, "are encrypted")]
    [InlineData(true, 29, false, FindingLevel.Warning, "ends in 28 days")]
    [InlineData(true, 90, true, FindingLevel.Wrong, "name it in Keys:OldCertificates")]
    public async Task Keys_InClear_Ending_OrOfAnotherCertificate(
        bool isEncrypted, int days, bool isAnother, FindingLevel expected, string part)
    {
        await InsideAsync(isEncrypted ? "first" : null, days, (services, _) =>
        {
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests").Protect("bonjour");
            return Task.FromResult(true);
        });

        var finding = await InsideAsync(isAnother ? "second" : isEncrypted ? "first" : null, days, (services, db) => new KeysCheck(
            db, services.GetRequiredService<KeyRing>(), services.GetRequiredService<KeyCertificates>(),
            new HostingEnvironment { EnvironmentName = "Production" }, TimeProvider.System).LookAsync(default));

        Assert.Equal(expected, finding.Level);
        Assert.Contains(part, finding.Text);
    }

    [SqliteFact]
    public async Task Setup_OfAFileThatIsWell()
    {
        var findings = await _database.UseAsync(async db =>
        {
            var services = new ServiceCollection();
            _database.Register(services);
            await using var provider = services.BuildServiceProvider();
            return await provider.GetRequiredService<IDatabaseInspection>().SetupAsync(db);
        });

        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.True(finding.Level == FindingLevel.Ok, finding.Text));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetDirectoryName(_database.ConnectionString["Data Source=".Length..])!),
            file => file.Contains("doctor"));
    }

    [Theory]
    [InlineData("Health:Key", "quinze-lettres-")]
    [InlineData("Health:LateMinutes", "0")]
    [InlineData("Health:FreeMegabytes", "beaucoup")]
    public void Settings_ThatMakeNoSense_AreRefused(string key, string value)
    {
        var refused = Assert.Throws<CannotStartException>(() => SettingsOf((key, value)));

        Assert.StartsWith(key, refused.Message);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static HealthSettings SettingsOf(params (string Key, string Value)[] settings) => HealthSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build());

    private async Task<T> InsideAsync<T>(string? certificate, int days, Func<IServiceProvider, ConnectorsDbContext, Task<T>> work)
    {
        var path = certificate is null ? "" : Path.Combine(_directory, certificate + ".pfx");
        if (certificate is not null && !File.Exists(path))
        {
            TestCertificate.Pfx(_directory, certificate, toDays: days);
        }

        var services = new ServiceCollection();
        services.AddLogging().AddScoped<CurrentAccount>();
        _database.Register(services);
        services.AddConnectorsKeys();
        services.AddKeyCertificates(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Certificate"] = path }).Build(),
            new HostingEnvironment { ContentRootPath = _directory });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
    }

    private sealed class Inspected(long? freeBytes, DateTime? clock) : IDatabaseInspection
    {
        public Task<IReadOnlyList<Finding>> SetupAsync(ConnectorsDbContext db, CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<Finding>>([]);

        public Task<DateTime?> ClockAsync(ConnectorsDbContext db, CancellationToken cancellation = default) => Task.FromResult(clock);

        public long? FreeBytes() => freeBytes;
    }
}
