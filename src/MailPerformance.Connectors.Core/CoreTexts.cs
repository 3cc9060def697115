using System.Globalization;
using System.Resources;

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
}
