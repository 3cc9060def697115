namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Absolute addresses, for links that leave the site: from <c>PublicUrl</c>, else from the request.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    /// <param name="request">Null for commands; then <c>PublicUrl</c> must be set, or the link begins with the local default.</param>
    public string PasswordLink(long contactId, string code, HttpRequest? request)
    {
        var root = configuration["PublicUrl"] is { Length: > 0 } configured ? configured.TrimEnd('/')
            : request is null ? "http://localhost:5080"
            : $"{request.Scheme}://{request.Host}";
        return $"{root}/connexion/mot-de-passe?contact={contactId}&code={Uri.EscapeDataString(code)}";
    }
}
