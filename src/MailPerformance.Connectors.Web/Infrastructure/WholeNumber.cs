using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Settings that are whole numbers.</summary>
public static class WholeNumber
{
    /// <returns>Null when it is not set.</returns>
    /// <exception cref="CannotStartException">It is no number, too small or too large.</exception>
    public static int? Read(IConfiguration configuration, string key, int least, int most)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CannotStartException($"{key} is '{text}'; it must be a whole number from {least} to {most}, or absent.");
    }
}
