using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Core.Tests;

/// <summary>The texts themselves: both languages whole, every key used and every use a key.</summary>
public sealed partial class CoreTextsTests
{
    private static readonly ResourceManager Resources =
        new("MailPerformance.Connectors.Core.Resources.CoreTexts", typeof(CoreTexts).Assembly);

    private static readonly Dictionary<string, string> French = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = Read(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void BothLanguages_HaveTheSameKeys() =>
        Assert.Equal(French.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void BothLanguages_HaveTheSamePlaceholders() =>
        Assert.All(French, text => Assert.Equal(Placeholders(text.Value), Placeholders(English[text.Key])));

    [Fact]
    public void NoText_IsEmpty() =>
        Assert.All(French.Concat(English), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Fact]
    public void TextsOfTwoLanguages_AreNotTheSameSentence() =>
        Assert.DoesNotContain(
            French,
            text => !text.Key.StartsWith("Permission_", StringComparison.Ordinal)
                && !text.Key.EndsWith("_Headings", StringComparison.Ordinal) && text.Value == English[text.Key]);

    [Fact]
    public void EveryKeyUsedInTheSource_Exists() => Assert.Empty(Used().Except(French.Keys));

    [Fact]
    public void EveryKey_IsUsedInTheSource() => Assert.Empty(French.Keys.Except(Used()));

    [Fact]
    public void Get_UnknownKey_Throws() => Assert.Throws<MissingManifestResourceException>(() => CoreTexts.Get("No_Such"));

    private static HashSet<string> Used()
    {
        var families = French.Keys.Select(key => key[..(key.IndexOf('_', StringComparison.Ordinal) + 1)]).ToHashSet();
        var calls = Solution.Sources().SelectMany(source => Call().Matches(source.Text))
            .SelectMany(call => call.Groups["key"].Captures.Select(capture => capture.Value));
        var literals = Solution.Sources()
            .Where(source => source.Path.Contains("Connectors.Core/", StringComparison.Ordinal))
            .SelectMany(source => Literal().Matches(source.Text).Select(match => match.Groups["key"].Value))
            .Where(key => families.Any(family => key.Length > family.Length && key.StartsWith(family, StringComparison.Ordinal)));
        return
        [
            .. calls,
            .. literals,
            .. PermissionCatalogue.Keys.SelectMany(key => new[] { "Permission_" + key, "Meaning_" + key }),
            .. IdentityErrors(),
        ];
    }

    // What LocalizedIdentityErrors overrides, each with its own text.
    private static IEnumerable<string> IdentityErrors() =>
        typeof(LocalizedIdentityErrors).GetMethods()
            .Where(method => method.DeclaringType == typeof(LocalizedIdentityErrors))
            .Select(method => "Identity_" + method.Name);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex("""
        (?:CoreTexts\.Get|new\sDenial)\(\s*"(?<key>[^"]+)"(?!\s\+)
        | WriteResult\.Invalid<\w+>\([^;]*?,\s*"(?<key>\w+)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Call();

    [GeneratedRegex("\"(?<key>(?!IX_)[A-Z][A-Za-z]+(?:_[A-Za-z]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
