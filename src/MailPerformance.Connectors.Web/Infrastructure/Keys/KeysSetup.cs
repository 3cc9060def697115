using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace MailPerformance.Connectors.Web.Infrastructure.Keys;

/// <summary>Data protection, whose keys are rows of the database.</summary>
public static class KeysSetup
{
    public static IDataProtectionBuilder AddConnectorsKeys(this IServiceCollection services) =>
        services.AddDataProtection().SetApplicationName("MailPerformance.Connectors").PersistKeysToDbContext<ConnectorsDbContext>();

    /// <exception cref="CannotStartException">A certificate cannot be used.</exception>
    public static void AddKeyCertificates(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var certificates = KeyCertificates.Read(configuration, environment.ContentRootPath, TimeProvider.System.GetUtcNow());
        services.AddSingleton(certificates).AddSingleton<KeyRing>();
        if (certificates.Current is { } current)
        {
            services.AddConnectorsKeys().ProtectKeysWithCertificate(current)
                .UnprotectKeysWithAnyCertificate([.. certificates.Old]);
        }
    }
}
