using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Keys;

/// <summary>
/// The certificates that data protection's keys are encrypted with: <c>Keys:Certificate</c> for those that are written from now on, the
/// older ones of <c>Keys:OldCertificates</c> to read what was written before.
/// </summary>
/// <param name="Current">Null: keys are kept in clear.</param>
public sealed record KeyCertificates(X509Certificate2? Current, IReadOnlyList<X509Certificate2> Old)
{
    public const string Key = "Keys:Certificate";
    private const string PasswordKey = "Keys:CertificatePassword";
    private const string OldKey = "Keys:OldCertificates";

    /// <exception cref="CannotStartException">
    /// A certificate is not there, cannot be read or used, or the present one is not valid now.
    /// </exception>
    public static KeyCertificates Read(IConfiguration configuration, string baseDirectory, DateTimeOffset now)
    {
        var older = configuration.GetSection(OldKey);
        if (!string.IsNullOrEmpty(older.Value))
        {
            throw new CannotStartException(
                $"{OldKey} is a list: write {OldKey}:0:Path and, if it has one, {OldKey}:0:Password, then {OldKey}:1:Path.");
        }

        var old = older.GetChildren()
            .Select(one => Open($"{one.Path}:Path", one["Path"], $"{one.Path}:Password", one["Password"], baseDirectory)).ToList();
        if (configuration[Key] is not { Length: > 0 } path)
        {
            return old.Count == 0 ? new(null, []) : throw new CannotStartException($"{OldKey} is set without {Key}: set the present one.");
        }

        var current = Open(Key, path, PasswordKey, configuration[PasswordKey], baseDirectory);
        return IsValid(current, now)
            ? new(current, old)
            : throw new CannotStartException(
                $"The certificate of {Key} is valid from {Day(current.NotBefore)} to {Day(current.NotAfter)}: name one that is valid now, "
                + $"and this one in {OldKey}.");
    }

    private static bool IsValid(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore <= now.LocalDateTime && now.LocalDateTime < certificate.NotAfter;

    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static X509Certificate2 Open(string key, string? path, string passwordKey, string? password, string baseDirectory)
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new CannotStartException($"{key} is not set: name the file of the certificate.");
        }

        X509Certificate2 certificate;
        try
        {
            certificate = Load(Path.Combine(baseDirectory, path), password);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"The file '{path}' of {key} cannot be read: it must be there, and this program's user may read it.");
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            throw new CannotStartException(
                $"The file '{path}' of {key} cannot be opened: it must be a PFX file, or a PEM file with certificate and private key, "
                + $"and {passwordKey} its password.");
        }

        using var rsa = certificate.GetRSAPrivateKey();
        return rsa is not null
            ? certificate
            : throw new CannotStartException($"The certificate '{path}' of {key} has no private RSA key: name one that has.");
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var content = File.ReadAllBytes(path);
        return !content.AsSpan().StartsWith("-----"u8) && content.AsSpan().IndexOf("-----BEGIN"u8) < 0
            ? X509CertificateLoader.LoadPkcs12(content, password)
            : string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }
}
