using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Home;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Security.KeptForms;

/// <summary>What somebody had typed into a form whose session was over when it was sent.</summary>
/// <param name="Address">Where it was sent, on this site.</param>
/// <param name="BackAddress">The page that it stood on.</param>
/// <param name="EndsAt">Until when it may be taken up again (UTC).</param>
/// <param name="Fields">Without passwords and codes; with the form's antiforgery token, which says whose browser and contact it is of.</param>
public sealed record KeptForm(
    string Address, string BackAddress, DateTime EndsAt, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string TokenField = "__RequestVerificationToken";

    // A digest of what was seen, and a « Oui, quand même », were for that moment.
    private static readonly HashSet<string> Left = new(StringComparer.OrdinalIgnoreCase)
    {
        SecondFactors.CodeField, EffectStep.SeenField, EffectStep.BackField, UncoveredQuestion.Field, CarriedPost.BackField,
    };

    public static KeptForm Of(HttpRequest request, DateTime endsAt) => new(
        AddressOf(request),
        BackOf(request),
        endsAt,
        [
            .. request.Form.Where(field => !CarriedPost.Secrets.Contains(field.Key) && !Left.Contains(field.Key))
                .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
        ]);

    public static string AddressOf(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    /// <summary>The page of this site that the request came from.</summary>
    public static string BackOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) && referrer.Authority == request.Host.Value
            ? referrer.PathAndQuery
            : HomeAddresses.Home;
}
