using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>400 that names each field, parameter or header that makes no sense.</summary>
    public static ProblemDetails Invalid(IDictionary<string, string[]> errors)
    {
        var problem = Of(StatusCodes.Status400BadRequest, "Invalid");
        problem.Extensions["errors"] = errors;
        return problem;
    }

    public static ProblemDetails Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>
    /// 400 for what could not even be read. What the JSON reader says is in English and about its own insides: our words instead.
    /// </summary>
    public static ProblemDetails Invalid(ModelStateDictionary state) => Invalid(state
        .Where(entry => entry.Value!.Errors.Count > 0)
        .GroupBy(entry => entry.Key.StartsWith('$') || entry.Key.Length == 0 || entry.Key == "request" ? "body" : entry.Key)
        .ToDictionary(
            field => field.Key,
            field => new[] { field.Key == "body" ? T("Api_Body") : field.First().Value!.Errors[0].ErrorMessage }));

    public static ProblemDetails MissingPrivilege(ConnectorPrivilege missing)
    {
        var problem = Of(StatusCodes.Status403Forbidden, "MissingPrivilege", Choices.PrivilegeOf(missing));
        problem.Extensions["missingPrivilege"] = missing.ToString();
        return problem;
    }

    /// <summary>A failure that nothing more is known of than its status.</summary>
    public static ProblemDetails Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => Of(status, "NotFound"),
        StatusCodes.Status413PayloadTooLarge => Of(status, "TooLarge"),
        StatusCodes.Status415UnsupportedMediaType => Of(status, "UnsupportedMediaType"),
        < StatusCodes.Status500InternalServerError => Of(status, "Invalid"),
        _ => Of(status, "ServerError"),
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
        string.Concat(key.Select((letter, index) =>
            char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
