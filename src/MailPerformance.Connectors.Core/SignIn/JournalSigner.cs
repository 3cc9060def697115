using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Journal;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Signs with a key of the installation, which the first signature makes.</summary>
internal sealed class JournalSigner(InstallationKeys keys) : IJournalSigner, IDisposable
{
    // A failure is not kept: the database may answer the next time.
    private readonly Lazy<ECDsa> _key = new(
        () =>
        {
            var key = ECDsa.Create();
            key.ImportECPrivateKey(keys.FindOrMake(SigningKey.Journal, NewKey), out _);
            return key;
        },
        LazyThreadSafetyMode.PublicationOnly);

    public string PublicKey => _key.Value.ExportSubjectPublicKeyInfoPem();

    public string Sign(string text) =>
        Convert.ToBase64String(_key.Value.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    public bool IsSigned(string text, string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length)
            && _key.Value.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private static byte[] NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKey();
    }
}
