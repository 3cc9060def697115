using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Keys;

/// <summary>Certificates in files of a folder.</summary>
internal static class TestCertificate
{
    public static string Pfx(string folder, string name, string? password = null, int fromDays = -1, int toDays = 90)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = Make(RequestOf(name, rsa), fromDays, toDays);
        var path = Path.Combine(folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        File.WriteAllText(Path.ChangeExtension(path, ".crt"), certificate.ExportCertificatePem());
        return path;
    }

    public static string Pem(string folder, string name, string? password = null)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = Make(RequestOf(name, rsa), -1, 90);
        var key = password is null
            ? rsa.ExportPkcs8PrivateKeyPem()
            : rsa.ExportEncryptedPkcs8PrivateKeyPem(
                password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        return Write(folder, name, certificate.ExportCertificatePem() + "\n" + key + "\n");
    }

    /// <summary>Of a kind that cannot encrypt keys.</summary>
    public static string EllipticPem(string folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Make(new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256), -1, 90);
        return Write(folder, name, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static CertificateRequest RequestOf(string name, RSA key) =>
        new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static X509Certificate2 Make(CertificateRequest request, int fromDays, int toDays)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(request.SubjectName.Name["CN=".Length..]);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays));
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name + ".pem");
        File.WriteAllText(path, text);
        return path;
    }
}
