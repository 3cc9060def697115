namespace MailPerformance.Connectors.Web.Security;

public static class SecurityAddresses
{
    /// <summary>Where RFC 9116 has people look.</summary>
    public const string Text = "/.well-known/security.txt";
}
