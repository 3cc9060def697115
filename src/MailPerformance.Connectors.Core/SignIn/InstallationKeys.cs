using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Keys of the installation, made once and kept in the database, encrypted by data protection (whose own keys are there too): restarts
/// keep them and all nodes share them.
/// </summary>
public sealed class InstallationKeys(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, IDatabaseErrors errors, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("MailPerformance.Connectors.SigningKeys");

    /// <param name="use">See <see cref="SigningKey.Use"/>.</param>
    /// <param name="make">A new one, where there is none yet.</param>
    public byte[] FindOrMake(string use, Func<byte[]> make)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        if (Find(db, use) is { } found)
        {
            return found;
        }

        db.SigningKeys.Add(new SigningKey
        {
            Use = use,
            Protected = Convert.ToBase64String(_protector.Protect(make())),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        });
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException exception) when (errors.IsUniqueViolation(exception))
        {
            // Another node started at the same moment: its key is everybody's.
            db.ChangeTracker.Clear();
        }

        return Find(db, use)!;
    }

    private byte[]? Find(ConnectorsDbContext db, string use) =>
        db.SigningKeys.AsNoTracking().SingleOrDefault(key => key.Use == use) is { } key
            ? _protector.Unprotect(Convert.FromBase64String(key.Protected))
            : null;
}
