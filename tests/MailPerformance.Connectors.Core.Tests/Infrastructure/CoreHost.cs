using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>
/// Core's services over a migrated database of their own. Tests of one class share a host; each makes its own account, so
/// they do not see one another (rule 1).
/// </summary>
public sealed class CoreHost : ITestHost, IAsyncLifetime, IAsyncDisposable
{
    private readonly TestDatabase _database = TestDatabase.Migrated();
    private readonly ServiceProvider _services;

    public CoreHost()
        : this([], null, null)
    {
    }

    private CoreHost(IInterceptor[] interceptors, ISendingSystem? sending, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        _database.Register(services, [Commands, .. interceptors]);
        services.AddDataProtection().UseEphemeralDataProtectionProvider().SetApplicationName("core-tests");
        services.AddConnectorsCore().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = PasswordLinks.Lifetime);
        services.Configure<SignInBounds>(bounds => bounds.AttemptsPerLogin = 100_000);
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Contact>>(Passwords));
        if (sending is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(sending));
        }

        configure?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new(Sample.Start);

    public CommandLog Commands { get; } = new();

    public CountingPasswordHasher Passwords { get; } = new();

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public IServiceProvider Services => _services;

    /// <summary>One whose connection to the database the interceptors change.</summary>
    public static CoreHost With(params IInterceptor[] interceptors) => new(interceptors, null, null);

    /// <summary>One with other services or settings.</summary>
    public static CoreHost With(Action<IServiceCollection> configure, params IInterceptor[] interceptors) =>
        new(interceptors, null, configure);

    /// <summary>One whose campaigns another system sends.</summary>
    public static CoreHost SendingBy(ISendingSystem sending) => new([], sending, null);

    public async Task InitializeAsync() => await _database.MigrateAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
