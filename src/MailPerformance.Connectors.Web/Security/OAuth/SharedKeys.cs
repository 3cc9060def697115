using System.Security.Cryptography;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>Gives the sign-in server the keys of the installation.</summary>
public sealed class SharedKeys(InstallationKeys keys) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options)
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(keys.FindOrMake(SigningKey.Tokens, NewSigningKey), out _);
        var signing = new RsaSecurityKey(rsa);
        signing.KeyId = Base64UrlEncoder.Encode(signing.ComputeJwkThumbprint());
        options.SigningCredentials.Add(new SigningCredentials(signing, SecurityAlgorithms.RsaSha256));
        options.EncryptionCredentials.Add(new EncryptingCredentials(
            new SymmetricSecurityKey(keys.FindOrMake(SigningKey.Encryption, () => RandomNumberGenerator.GetBytes(32))),
            SecurityAlgorithms.Aes256KW,
            SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private static byte[] NewSigningKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportRSAPrivateKey();
    }
}
