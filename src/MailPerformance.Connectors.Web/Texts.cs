using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web;

/// <summary>Texts of pages, in the reader's language; French is the neutral one. Views call <see cref="T"/> by its bare name.</summary>
public sealed class Texts
{
    private static readonly ResourceManager Resources = new("MailPerformance.Connectors.Web.Resources.Texts", typeof(Texts).Assembly);

    // A page asks for a few hundred texts, and the resource manager takes a lock for each.
    private static readonly ConcurrentDictionary<(string Culture, string Key), string> Found = new();

    private Texts()
    {
    }

    /// <exception cref="MissingManifestResourceException">No text has that key.</exception>
    public static string T(string key, params object?[] arguments)
    {
        var text = Found.GetOrAdd(
            (CultureInfo.CurrentUICulture.Name, key),
            static wanted => Resources.GetString(wanted.Key, CultureInfo.GetCultureInfo(wanted.Culture))
                ?? throw new MissingManifestResourceException($"There is no text '{wanted.Key}'."));
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    /// <summary>
    /// The text for a number of things: <c>key_zero</c>, <c>key_one</c> or <c>key_other</c>, with the number as {0}. French says
    /// one up to but not including two, English only for one.
    /// </summary>
    public static string Plural(string key, int count)
    {
        var isFrench = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";
        var form = count == 0 ? "_zero" : count == 1 || (isFrench && count < 2) ? "_one" : "_other";
        return T(key + form, Number(count));
    }

    /// <summary>The same for a number that was counted no further than a bound: « plus de 1 000 ».</summary>
    public static string Plural(string key, BoundedCount count) =>
        count.IsMore ? T(key + "_other", Number(count)) : Plural(key, count.Value);

    /// <summary>The number alone.</summary>
    public static string Number(BoundedCount count) =>
        count.IsMore ? T("Count_MoreThan", count.Bound) : Number(count.Value);

    /// <summary>As the reader writes it: « 100 047 ».</summary>
    public static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
