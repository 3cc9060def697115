using System.Globalization;
using System.Resources;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core;

/// <summary>Texts of rules, in the reader's language (<see cref="CultureInfo.CurrentUICulture"/>); French is the neutral one.</summary>
public static class CoreTexts
{
    private static readonly ResourceManager Resources = new(
        "MailPerformance.Connectors.Core.Resources.CoreTexts", typeof(CoreTexts).Assembly);

    /// <exception cref="MissingManifestResourceException">No text has that key.</exception>
    public static string Get(string key, params object[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    /// <summary>The text in a language that need not be the reader's.</summary>
    internal static string In(string language, string key) =>
        Resources.GetString(key, Languages.CultureOf(language))
            ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
