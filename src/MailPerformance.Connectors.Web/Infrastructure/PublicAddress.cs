using MailPerformance.Connectors.Web.Features.SignIn;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Absolute addresses, for links that leave the site: from <c>PublicUrl</c>, else from the request.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>The address of a path of the site, for what is not made by a request.</summary>
    /// <param name="request">The request that the address is made for; null: none is.</param>
    public string Of(string path, HttpRequest? request = null) => Root(request) + path;

    /// <param name="request">Null for commands; then <c>PublicUrl</c> must be set, or the link begins with the local default.</param>
    public string PasswordLink(long contactId, string code, HttpRequest? request) =>
        Of(SignInAddresses.PasswordLink(contactId, code), request);

    private string Root(HttpRequest? request) =>
        configuration["PublicUrl"] is { Length: > 0 } configured ? configured.TrimEnd('/')
        : request is null ? "http://localhost:5080"
        : $"{request.Scheme}://{request.Host}";
}
