namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// What all cookies of the site have in common. Outside Development, which is plain HTTP on localhost, they never travel in the clear, and
/// their names begin with <c>__Host-</c>: a browser then takes them from this very host alone, over HTTPS, for all of its addresses, so
/// that no other host of the same domain slips in one of its own.
/// </summary>
public static class SiteCookies
{
    private const string Prefix = "__Host-";

    public static string NameOf(string name, IHostEnvironment environment) => environment.IsDevelopment() ? name : Prefix + name;

    public static CookieSecurePolicy PolicyOf(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
