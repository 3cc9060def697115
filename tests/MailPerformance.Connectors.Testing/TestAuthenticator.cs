using OtpNet;

namespace MailPerformance.Connectors.Testing;

/// <summary>Somebody's authenticator app, on the clock of a test.</summary>
public sealed class TestAuthenticator(string key, TimeProvider time, IReadOnlyList<string> recoveryCodes)
{
    private readonly Totp _totp = new(Base32Encoding.ToBytes(key));

    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    /// <summary>What it shows now, or so many steps of 30 seconds from now.</summary>
    public string Code(int steps = 0) => _totp.ComputeTotp(time.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));
}
