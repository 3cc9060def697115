using System.Security.Cryptography;
using System.Text;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Eight characters that people read to one another: no 0 and O, no 1 and I, and no U that could spell something.</summary>
public static class EnrolmentCode
{
    public const int Length = 8;

    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is shown: <c>ABCD-EFGH</c>.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>What somebody typed, without spaces, dashes and small letters; null when no code looks like that.</summary>
    public static string? Tidy(string? typed)
    {
        var code = new string([.. (typed ?? "").ToUpperInvariant().Where(letter => letter is not ('-' or ' ' or '\u00a0'))]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    internal static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
