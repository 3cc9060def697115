using System.Globalization;
using System.Text;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>What a title of the guide is called in links and in addresses.</summary>
public static class GuideNames
{
    /// <summary>The fragment by which links of the file lead to the title on the repository's page, which makes it in this way.</summary>
    public static string Anchor(string title) => string.Concat(title.ToLowerInvariant()
        .Where(one => char.IsLetterOrDigit(one) || one is ' ' or '-' or '_')
        .Select(one => one == ' ' ? '-' : one));

    /// <summary>French punctuation stays on the line of its word.</summary>
    public static string Bound(string text) => text.Replace("« ", "«\u00a0").Replace(" »", "\u00a0»")
        .Replace(" :", "\u00a0:").Replace(" ;", "\u00a0;").Replace(" ?", "\u00a0?").Replace(" !", "\u00a0!");

    /// <summary>The same for an address of the product: letters without accents, digits, and single hyphens between them.</summary>
    public static string Address(string title)
    {
        var plain = string.Concat(title.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(one => CharUnicodeInfo.GetUnicodeCategory(one) != UnicodeCategory.NonSpacingMark)
            .Select(one => char.IsAsciiLetterOrDigit(one) ? one : ' '));
        return string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
