using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// The one way text is folded before it is searched, sorted or kept unique: upper case, no accents, single spaces. Both
/// databases compare these columns by code point, so they agree.
/// </summary>
public static class NormalizedText
{
    /// <summary>Folding may lengthen a text (one character can become eighteen); what is beyond this is cut off.</summary>
    public const int MaxLength = 200;

    internal const string ColumnAnnotation = "Connectors:Normalized";

    public static string Of(string text)
    {
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var spacePending = false;
        foreach (var character in decomposed)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control when !char.IsWhiteSpace(character):
                    break;
                case var _ when char.IsWhiteSpace(character):
                    spacePending = folded.Length > 0;
                    break;
                default:
                    if (spacePending)
                    {
                        folded.Append(' ');
                        spacePending = false;
                    }

                    folded.Append(Expand(character));
                    break;
            }
        }

        return Cut(folded.ToString().ToUpperInvariant());
    }

    /// <summary>The text without noncharacters and halves of characters, which .NET refuses to normalise.</summary>
    internal static string WellFormed(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE));

    internal static PropertyBuilder<T> IsNormalized<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(ColumnAnnotation, true);
        return property;
    }

    private static string Cut(string text)
    {
        var length = Math.Min(text.Length, MaxLength);
        return length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])
            ? text[..(length - 1)]
            : text[..length].TrimEnd(' ');
    }

    // Letters that no Unicode decomposition opens but every French or northern keyboard writes in two.
    private static string Expand(char character) => character switch
    {
        'œ' or 'Œ' => "OE",
        'æ' or 'Æ' => "AE",
        'ß' or 'ẞ' => "SS",
        'ø' or 'Ø' => "O",
        'ł' or 'Ł' => "L",
        'đ' or 'Đ' => "D",
        '’' or 'ʼ' => "'",
        _ => character.ToString(),
    };
}
