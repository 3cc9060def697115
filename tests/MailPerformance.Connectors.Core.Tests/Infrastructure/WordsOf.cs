using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>What rules say to readers of a language, whatever that of the machine is.</summary>
internal static class WordsOf
{
    public static string French(string key, params object[] arguments)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf("fr");
            return CoreTexts.Get(key, arguments);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
