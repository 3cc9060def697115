using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>The section <c>Health</c>.</summary>
/// <param name="Late">What waits for longer than this is late.</param>
/// <param name="FreeMegabytes">What is to be left on the disk at least.</param>
public sealed record HealthSettings(TimeSpan Late, int FreeMegabytes)
{
    public const string Key = "Health:Key";

    /// <summary>The header that may hold the key instead of <c>Authorization: Bearer</c>.</summary>
    public const string Header = "X-Health-Key";

    private const int LeastLength = 16;

    private byte[]? Hash { get; init; }

    /// <exception cref="CannotStartException">The key is short, or a number makes no sense.</exception>
    public static HealthSettings Read(IConfiguration configuration)
    {
        var key = configuration[Key];
        if (key is { Length: > 0 and < LeastLength })
        {
            throw new CannotStartException($"{Key} must have {LeastLength} characters or more: whoever guesses it reads what is wrong.");
        }

        return new HealthSettings(
            TimeSpan.FromMinutes(WholeNumber.Read(configuration, "Health:LateMinutes", 1, 1440) ?? 10),
            WholeNumber.Read(configuration, "Health:FreeMegabytes", 0, 1_000_000) ?? 500)
        {
            Hash = string.IsNullOrEmpty(key) ? null : HashOf(key),
        };
    }

    /// <summary>Whether the request has the key. Takes as long for a wrong one as for the right one.</summary>
    public bool IsOperator(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        var given = request.Headers[Header].ToString();
        var authorization = request.Headers.Authorization.ToString();
        if (given.Length == 0 && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            given = authorization[Bearer.Length..].Trim();
        }

        return Hash is not null && CryptographicOperations.FixedTimeEquals(Hash, HashOf(given));
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
