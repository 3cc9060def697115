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

    /// <summary>Present, not too long, one line. Any script, apostrophes and emoji are welcome.</summary>
    internal static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule, string requiredKey, int maxLength) =>
        rule
            .Must(IsVisible).WithMessage(_ => CoreTexts.Get(requiredKey))
            .Must(text => text!.Trim().Length <= maxLength).WithMessage(_ => CoreTexts.Get("Text_TooLong", maxLength))
            .Must(text => !text!.Any(char.IsControl)).WithMessage(_ => CoreTexts.Get("Text_ControlCharacters"));
}
