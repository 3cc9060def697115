using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// Keys of the sign-in server, made once and kept in the database, encrypted by data protection (whose own keys are there too):
/// restarts keep them and all nodes share them.
/// </summary>
public sealed class SharedKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, IDatabaseErrors errors, TimeProvider time)
    : IConfigureOptions<OpenIddictServerOptions>
{
    private const string Signing = "signing";
    private const string Encryption = "encryption";
    private readonly IDataProtector _protector = protection.CreateProtector("MailPerformance.Connectors.SigningKeys");

    public void Configure(OpenIddictServerOptions options)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(FindOrMake(db, Signing, NewSigningKey), out _);
        var signing = new RsaSecurityKey(rsa);
        signing.KeyId = Base64UrlEncoder.Encode(signing.ComputeJwkThumbprint());
        options.SigningCredentials.Add(new SigningCredentials(signing, SecurityAlgorithms.RsaSha256));
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new SymmetricSecurityKey(FindOrMake(db, Encryption, () => RandomNumberGenerator.GetBytes(32))),
            SecurityAlgorithms.Aes256KW,
            SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private static byte[] NewSigningKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKey();
    }

    private byte[] FindOrMake(ConnectorsDbContext db, string use, Func<byte[]> make)
    {
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
