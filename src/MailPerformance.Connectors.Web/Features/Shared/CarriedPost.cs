using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Home;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>A post that was not carried out, whole, so that a page which asks something first can send the same again.</summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="BackAddress">The page that it came from.</param>
/// <param name="Fields">What it held, without what a page must not hold: passwords and codes.</param>
public sealed record CarriedPost(string Address, string BackAddress, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Where a page that asks says which page the post came from first.</summary>
    public const string BackField = "BackAddress";

    /// <summary>What no page carries.</summary>
    public static readonly IReadOnlySet<string> Secrets = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        PresentPassword.Field, PasswordChange.Field, "Confirmation", SessionProof.PasswordField, SessionProof.CodeField,
    };

    public static CarriedPost Of(Controller page)
    {
        var request = page.Request;
        return new CarriedPost(
            request.PathBase + request.Path + request.QueryString,
            BackOf(request.Form[BackField].FirstOrDefault(), page),
            [
                .. request.Form
                    .Where(field => field.Key is not ("__RequestVerificationToken" or BackField) && !Secrets.Contains(field.Key))
                    .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
            ]);
    }

    private static string BackOf(string? carried, Controller page) =>
        page.Url.IsLocalUrl(carried) ? carried!
        : Uri.TryCreate(page.Request.Headers.Referer, UriKind.Absolute, out var referrer) && referrer.Authority == page.Request.Host.Value
            && page.Url.IsLocalUrl(referrer.PathAndQuery)
            ? referrer.PathAndQuery
        : HomeAddresses.Home;
}
