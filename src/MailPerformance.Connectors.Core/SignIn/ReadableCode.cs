using System.Security.Cryptography;
using System.Text;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Random codes that people read to one another and type: no 0 and O, no 1 and I, and no U that could spell something. Kept as a hash
/// alone; they are random and long, so that nothing slower is needed.
/// </summary>
public static class ReadableCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
    private const int GroupLength = 4;

    public static string New(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>As it is shown: <c>ABCD-EFGH</c>.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>What somebody typed, without spaces, dashes and small letters.</summary>
    public static string Tidy(string? typed) =>
        new([.. (typed ?? "").ToUpperInvariant().Where(letter => letter is not ('-' or ' ' or '\u00a0' or '\u202f'))]);

    /// <summary>Whether a tidy text could be a code of that length.</summary>
    public static bool IsOf(string tidy, int length) => tidy.Length == length && tidy.All(Alphabet.Contains);

    /// <summary>SHA-256, in hexadecimal.</summary>
    public static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
