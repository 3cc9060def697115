using System.Collections.Frozen;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// What a time zone is called in the reader's language. .NET has names in one language for the whole process and pages speak two, so the
/// names come with the product: those of France from its texts, the others from the Common Locale Data Repository.
/// </summary>
public static class ZoneNames
{
    private const string File = "zones.txt";

    private static readonly FrozenDictionary<string, (string French, string English)> Known = Read();

    public static string Of(string id) =>
        TimeZones.Common.Contains(id) ? T("Zone_" + id.Split('/')[^1])
        : Known.TryGetValue(id, out var names) ? IsFrench ? names.French : names.English
        : id.Split('/')[^1].Replace('_', ' ');

    private static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    private static FrozenDictionary<string, (string French, string English)> Read()
    {
        using var reader = new StreamReader(typeof(ZoneNames).Assembly.GetManifestResourceStream(File)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.TrimEnd('\r').Split(';'))
            .ToFrozenDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);
    }
}
