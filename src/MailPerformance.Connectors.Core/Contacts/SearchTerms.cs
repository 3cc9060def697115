using System.Text;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// What words are found by: from each of its characters on, the next <see cref="Length"/>. A part of a word is the beginning of one of
/// these terms, or begins like one and is looked at whole (ADR 21).
/// </summary>
public static class SearchTerms
{
    /// <summary>In characters as Unicode counts them; a term has up to twice as many of .NET's.</summary>
    public const int Length = 8;

    private static readonly char[] Space = [' '];

    /// <summary>The terms of everything that a contact is found by, but for the domain of its e-mail.</summary>
    public static IReadOnlySet<string> Of(Contact contact) =>
        Of(contact.LastName, contact.FirstName, contact.UserName!, contact.Email!);

    public static IReadOnlySet<string> Of(string lastName, string firstName, string login, string email) =>
        new[] { lastName, firstName, login }.Select(NormalizedText.Of).Append(Halves(NormalizedText.Of(email)).Local)
            .SelectMany(Words).SelectMany(FromEachCharacter).ToHashSet(StringComparer.Ordinal);

    /// <summary>The terms of a domain.</summary>
    public static IReadOnlySet<string> OfDomain(string domain) =>
        Words(domain).SelectMany(FromEachCharacter).ToHashSet(StringComparer.Ordinal);

    /// <summary>The domain of an e-mail, folded; empty when it has none.</summary>
    public static string DomainOf(string email) => Halves(NormalizedText.Of(email)).Domain;

    /// <summary>What is in front of the last @ of a folded text, and what is behind it.</summary>
    internal static (string Local, string Domain) Halves(string folded) =>
        folded.LastIndexOf('@') is >= 0 and var at ? (folded[..at], folded[(at + 1)..]) : (folded, "");

    internal static IEnumerable<string> Words(string folded) => folded.Split(Space, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As much of a word as a term holds.</summary>
    internal static string Beginning(string word)
    {
        var end = 0;
        for (var count = 0; count < Length && end < word.Length; count++)
        {
            end += char.IsSurrogatePair(word, end) ? 2 : 1;
        }

        return word[..end];
    }

    /// <summary>The last term of which a word is sure: as long as a term is, or the word itself.</summary>
    internal static string End(string word)
    {
        var start = word.Length;
        for (var count = 0; count < Length && start > 0; count++)
        {
            start -= start > 1 && char.IsSurrogatePair(word, start - 2) ? 2 : 1;
        }

        return word[start..];
    }

    /// <summary>The first text, by code point, after everything that begins with the word.</summary>
    internal static string After(string word)
    {
        var runes = word.EnumerateRunes().ToArray();
        var last = runes[^1].Value;
        var next = last switch
        {
            0xD7FF => 0xE000,
            0x10FFFF => last,
            _ => last + 1,
        };
        return string.Concat(runes[..^1]) + new Rune(next);
    }

    private static IEnumerable<string> FromEachCharacter(string word)
    {
        for (var start = 0; start < word.Length; start++)
        {
            if (!char.IsLowSurrogate(word[start]))
            {
                yield return Beginning(word[start..]);
            }
        }
    }
}
