using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Keys;

/// <summary>
/// The rows of data protection's keys: whether a secret stands there in clear, and how it is written anew with the present certificate.
/// A key stays the same key, so that what was protected with it stays readable.
/// </summary>
public sealed class KeyRing(KeyCertificates certificates, IServiceProvider services, ILoggerFactory logs)
{
    private const string Namespace = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>The sentence for whoever starts the program without a certificate that it needs.</summary>
    public const string Unreadable =
        "Keys of data protection were written with a certificate that this program does not have: name it in Keys:OldCertificates.";

    private static readonly XName Secret = XName.Get("encryptedSecret", Namespace);
    private static readonly XName IsSecret = XName.Get("requiresEncryption", Namespace);

    /// <summary>How many keys stand in the database in clear, and how many no certificate of the settings opens.</summary>
    public async Task<(int InClear, int Unreadable)> CountAsync(ConnectorsDbContext db, CancellationToken cancellation = default)
    {
        var rows = await db.DataProtectionKeys.Where(key => key.Xml != null).Select(key => key.Xml!).ToListAsync(cancellation);
        var secrets = rows.ConvertAll(xml => XElement.Parse(xml).Descendants().Where(IsASecret).ToList());
        return (secrets.Count(row => row.Exists(secret => secret.Name != Secret)), secrets.Count(row => !row.TrueForAll(CanBeRead)));
    }

    /// <summary>Writes every key that is in clear, or was written with another certificate, with the present one.</summary>
    /// <returns>How many were written; null: there is no certificate.</returns>
    /// <exception cref="CannotStartException">A key was written with a certificate that is not named. Nothing is changed.</exception>
    public async Task<int?> EncryptAsync(ConnectorsDbContext db, CancellationToken cancellation = default)
    {
        if (certificates.Current is not { } current)
        {
            return null;
        }

        var encryptor = new CertificateXmlEncryptor(current, logs);
        var rows = await db.DataProtectionKeys.Where(key => key.Xml != null).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var xml = XElement.Parse(row.Xml!);
            foreach (var secret in xml.Descendants().Where(IsASecret).ToList())
            {
                if (!CanBeRead(secret))
                {
                    throw new CannotStartException(Unreadable);
                }

                var written = encryptor.Encrypt(Clear(secret));
                secret.ReplaceWith(new XElement(
                    Secret, new XAttribute("decryptorType", written.DecryptorType.AssemblyQualifiedName!), written.EncryptedElement));
            }

            // « Warning: the key below is in an unencrypted form. »
            xml.DescendantNodes().OfType<XComment>().Remove();
            row.Xml = xml.ToString(SaveOptions.DisableFormatting);
        }

        await db.SaveChangesAsync(cancellation);
        return rows.Count;
    }

    private bool CanBeRead(XElement secret)
    {
        try
        {
            return Clear(secret).HasElements;
        }
        catch (Exception failure) when (failure is CryptographicException or XmlException)
        {
            return false;
        }
    }

    private static bool IsASecret(XElement element) =>
        element.Name == Secret
        || ((bool?)element.Attribute(IsSecret) == true && element.Ancestors().All(above => above.Attribute(IsSecret) is null));

    private XElement Clear(XElement secret) => secret.Name == Secret
        ? new EncryptedXmlDecryptor(services).Decrypt(secret.Elements().Single())
        : new XElement(secret);
}
