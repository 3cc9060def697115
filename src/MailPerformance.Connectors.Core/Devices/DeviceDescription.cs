using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>What the app says of the device it runs on: nothing but words for people, never a reason to allow anything.</summary>
public sealed record DeviceDescription(
    string Name, string? Model = null, string? System = null, string? AppVersion = null, string? InstallationId = null)
{
    public const int TextMaxLength = 100;

    /// <summary>
    /// The same, without invisible characters and cut to what is kept; <paramref name="fallbackName"/> for a missing name.
    /// </summary>
    public static DeviceDescription Of(
        string? name, string? model, string? system, string? appVersion, string? installationId, string fallbackName) =>
        new(Tidy(name) ?? Tidy(model) ?? fallbackName, Tidy(model), Tidy(system), Tidy(appVersion), Tidy(installationId));

    private static string? Tidy(string? text)
    {
        var tidy = new string([.. NormalizedText.WellFormed(text ?? "").Where(IsVisible).Take(TextMaxLength)]).Trim();
        tidy = tidy.Length > 0 && char.IsHighSurrogate(tidy[^1]) ? tidy[..^1] : tidy;
        return tidy.Length == 0 ? null : tidy;
    }

    // Marks that turn the direction of writing could make a name read as another.
    private static bool IsVisible(char character) =>
        !char.IsControl(character)
            && character is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\ufffd');
}
