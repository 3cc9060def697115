using System.Globalization;
using FluentValidation;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Rules that more than one kind of name obeys.</summary>
public static class TextRules
{
    /// <summary>There is something to see in the text: not only spaces and characters without a shape.</summary>
    public static bool IsVisible(string? text) => text is not null && text.EnumerateRunes().Any(rune =>
        System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned));

    /// <summary>
    /// Nothing in the text makes it read as another or as two: no line break, no control character, and none that turns the direction of
    /// writing.
    /// </summary>
    public static bool IsOneLine(string text) => !text.Any(character => char.IsControl(character)
        || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));

    /// <summary>The text holds an address, which a mail would make a link of: a name in one of ours must not lead anywhere.</summary>
    public static bool HoldsAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of somebody or something that mails name.</summary>
    internal static IRuleBuilderOptions<T, string?> NameInMails<T>(
        this IRuleBuilder<T, string?> rule, string requiredKey, int maxLength) =>
        rule.Name(requiredKey, maxLength).Must(text => !HoldsAddress(text!)).WithMessage(_ => CoreTexts.Get("Text_Address"));

    /// <summary>Present, not too long, one line. Any script, apostrophes and emoji are welcome.</summary>
    internal static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule, string requiredKey, int maxLength) =>
        rule
            .Must(IsVisible).WithMessage(_ => CoreTexts.Get(requiredKey))
            .Must(text => text!.Trim().Length <= maxLength).WithMessage(_ => CoreTexts.Get("Text_TooLong", maxLength))
            .Must(text => IsOneLine(text!)).WithMessage(_ => CoreTexts.Get("Text_ControlCharacters"));
}
