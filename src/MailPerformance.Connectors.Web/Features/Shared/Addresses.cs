using System.Globalization;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Makes addresses of route templates. Each slice writes its own templates once, in its <c>...Addresses</c>: controllers have them in
/// their routes, and whoever links there calls the function of the same name.
/// </summary>
public static partial class Addresses
{
    /// <summary>The template with its parameters filled in, in their order.</summary>
    public static string Fill(string template, params object[] values)
    {
        var next = 0;
        return Parameter().Replace(template, _ => Uri.EscapeDataString(Convert.ToString(values[next++], CultureInfo.InvariantCulture)!));
    }

    /// <summary>The stream that tells a page when something has changed since it was read.</summary>
    /// <param name="seen">See <see cref="AccountEvents.Seen"/>.</param>
    public static string After(string stream, string seen) => $"{stream}?vu={seen}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
