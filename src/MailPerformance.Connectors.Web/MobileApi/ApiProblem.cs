using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Errors of the API as RFC 9457 problem details, in the contact's language. The type is what a program looks at.</summary>
public static class ApiProblem
{
    public const string TypePrefix = "urn:mailperformance:mobile:";

    /// <summary>A problem whose texts are <c>Problem_{key}_Title</c> and <c>Problem_{key}_Detail</c>.</summary>
    public static ProblemDetails Of(int status, string key, params object?[] arguments) => new()
    {
        Status = status,
        Type = TypePrefix + TypeOf(key),
        Title = T($"Problem_{key}_Title"),
        Detail = T($"Problem_{key}_Detail", arguments),
    };

    /// <summary>Writes the problem when no action will.</summary>
    public static Task WriteAsync(HttpContext context, string? language, Func<ProblemDetails> problem)
    {
        if (language is not null)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        }

        var details = problem();
        context.Response.StatusCode = details.Status!.Value;
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return context.Response.WriteAsJsonAsync(details, options: null, contentType: "application/problem+json");
    }

    // MissingPrivilege becomes missing-privilege.
    private static string TypeOf(string key) =>
        string.Concat(key.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
