using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Keys;

/// <summary>Keys of data protection in the table: encrypted, read after a rotation, and written anew.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-keys-").FullName;

    private readonly TestDatabase _database = TestDatabase.Migrated();

    [Fact]
    public async Task Key_WrittenWithACertificate_IsNotInClear()
    {
        var text = await ProtectAsync(With("a"));

        Assert.Equal("bonjour", await UnprotectAsync(text, With("a")));
        Assert.Equal((0, 0), await CountAsync(With("a")));
        Assert.DoesNotContain("masterKey", Assert.Single(await XmlAsync()));
    }

    [Fact]
    public async Task Rotation_ReadsWhatTheOldOneWrote_AndWritesWithTheNewOne()
    {
        var text = await ProtectAsync(With("a"));
        var rotated = With("b", "a");

        Assert.Equal("bonjour", await UnprotectAsync(text, rotated));
        await NewKeyAsync(rotated);

        Assert.Equal((0, 0), await CountAsync(rotated));
        Assert.Equal((0, 1), await CountAsync(With("a")));
        Assert.Equal((0, 1), await CountAsync(With("b")));
    }

    [Fact]
    public async Task Encrypt_AfterARotation_NeedsTheOldOneNoMore()
    {
        var text = await ProtectAsync(With("a"));
        await NewKeyAsync(With("b", "a"));

        Assert.Equal(2, await EncryptAsync(With("b", "a")));

        Assert.Equal((0, 0), await CountAsync(With("b")));
        Assert.Equal("bonjour", await UnprotectAsync(text, With("b")));
    }

    [Fact]
    public async Task Encrypt_WhatWasInClear_StaysReadable()
    {
        var text = await ProtectAsync([]);
        Assert.Equal((1, 0), await CountAsync(With("a")));
        Assert.Equal("bonjour", await UnprotectAsync(text, With("a")));

        Assert.Equal(1, await EncryptAsync(With("a")));

        Assert.Equal((0, 0), await CountAsync(With("a")));
        Assert.DoesNotContain("masterKey", Assert.Single(await XmlAsync()));
        Assert.DoesNotContain("unencrypted", Assert.Single(await XmlAsync()));
        Assert.Equal("bonjour", await UnprotectAsync(text, With("a")));
    }

    [Fact]
    public async Task Encrypt_WithoutTheCertificateOfAKey_ChangesNothing()
    {
        await ProtectAsync([]);
        await NewKeyAsync(With("a"));
        var before = await XmlAsync();

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => EncryptAsync(With("b")));

        Assert.Equal(KeyRing.Unreadable, refused.Message);
        Assert.Equal(before, await XmlAsync());
    }

    [Fact]
    public async Task Encrypt_WithoutACertificate_DoesNothing()
    {
        await ProtectAsync([]);

        Assert.Null(await EncryptAsync([]));
        Assert.Equal((1, 0), await CountAsync([]));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private Dictionary<string, string?> With(string present, params string[] older)
    {
        var settings = new Dictionary<string, string?> { ["Keys:Certificate"] = FileOf(present) };
        for (var index = 0; index < older.Length; index++)
        {
            settings[$"Keys:OldCertificates:{index}:Path"] = FileOf(older[index]);
        }

        return settings;
    }

    private string FileOf(string name)
    {
        var path = Path.Combine(_directory, name + ".pfx");
        return File.Exists(path) ? path : TestCertificate.Pfx(_directory, name);
    }

    private Task<string> ProtectAsync(Dictionary<string, string?> settings) =>
        InsideAsync(settings, (services, _) => Task.FromResult(ProtectorOf(services).Protect("bonjour")));

    private Task<string> UnprotectAsync(string text, Dictionary<string, string?> settings) =>
        InsideAsync(settings, (services, _) => Task.FromResult(ProtectorOf(services).Unprotect(text)));

    private Task<IKey> NewKeyAsync(Dictionary<string, string?> settings) => InsideAsync(settings, (services, _) => Task.FromResult(
        services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(90))));

    private Task<int?> EncryptAsync(Dictionary<string, string?> settings) =>
        InsideAsync(settings, (services, db) => services.GetRequiredService<KeyRing>().EncryptAsync(db));

    private Task<(int InClear, int Unreadable)> CountAsync(Dictionary<string, string?> settings) =>
        InsideAsync(settings, (services, db) => services.GetRequiredService<KeyRing>().CountAsync(db));

    private Task<List<string>> XmlAsync() =>
        _database.UseAsync(db => db.DataProtectionKeys.OrderBy(key => key.Id).Select(key => key.Xml!).ToListAsync());

    private static IDataProtector ProtectorOf(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");

    // As a process that starts with these settings.
    private async Task<T> InsideAsync<T>(Dictionary<string, string?> settings, Func<IServiceProvider, ConnectorsDbContext, Task<T>> work)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddScoped<CurrentAccount>();
        _database.Register(services);
        services.AddConnectorsKeys();
        services.AddKeyCertificates(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new HostingEnvironment { ContentRootPath = _directory });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
    }
}
