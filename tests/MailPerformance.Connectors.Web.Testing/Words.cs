using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>Texts by their resource, as a reader of the language gets them; French unless told otherwise.</summary>
public static class Words
{
    public static string Web(string key, params object?[] arguments) => In("fr", () => Texts.T(key, arguments));

    public static string Core(string key, params object[] arguments) => In("fr", () => CoreTexts.Get(key, arguments));

    public static TResult In<TResult>(string language, Func<TResult> text)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
            return text();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
