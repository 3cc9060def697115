using System.Globalization;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>The languages that pages and mails are written in.</summary>
public static class Languages
{
    public const string Default = "fr";

    public static IReadOnlyList<string> All { get; } = ["fr", "en"];

    /// <summary>The culture whose texts, dates and numbers a reader of the language expects; French for an unknown one.</summary>
    public static CultureInfo CultureOf(string? language) =>
        CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR");
}
