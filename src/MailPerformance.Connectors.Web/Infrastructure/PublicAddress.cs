using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.SignIn;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Absolute addresses, for links that leave the site: from <c>PublicUrl</c>. Development may do without it, and makes them from the
/// request; elsewhere whoever sends a request would choose where the links of others lead.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    public const string Key = "PublicUrl";

    /// <summary>The site's name; null: that of each request.</summary>
    public string? Host => configuration[Key] is { Length: > 0 } configured ? new Uri(configured).Host : null;

    /// <summary>The address of a path of the site, for what is not made by a request.</summary>
    /// <param name="request">The request that the address is made for; null: none is.</param>
    public string Of(string path, HttpRequest? request = null) => Root(request) + path;

    /// <param name="request">Null for commands.</param>
    public string PasswordLink(long contactId, string code, HttpRequest? request) =>
        Of(SignInAddresses.PasswordLink(contactId, code), request);

    /// <exception cref="CannotStartException">It is missing, outside Development, or is no address of a site.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        const string Example = "such as https://connecteurs.example.com";
        var text = configuration[Key];
        if (string.IsNullOrEmpty(text))
        {
            if (!environment.IsDevelopment())
            {
                throw new CannotStartException(
                    $"{Key} is not set: set it to the address at which browsers and phones reach this program, {Example}.");
            }
        }
        else if (!IsSite(text))
        {
            throw new CannotStartException($"{Key} is '{text}'; it must be the scheme and host of a site, {Example}.");
        }
    }

    private static bool IsSite(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && (address.PathAndQuery.Length, address.Fragment, address.UserInfo) == (1, "", "");

    private string Root(HttpRequest? request) =>
        configuration[Key] is { Length: > 0 } configured ? configured.TrimEnd('/')
        : request is null ? "http://localhost:5080"
        : $"{request.Scheme}://{request.Host}";
}
