namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>The sign-in server's, for apps. Apps know them by heart, or from <see cref="Discovery"/>.</summary>
public static class MobileSignInAddresses
{
    public const string Root = "/connect";
    public const string Authorize = Root + "/authorize";
    public const string Token = Root + "/token";
    public const string Revoke = Root + "/revoke";
    public const string Introspect = Root + "/introspect";
    public const string Unknown = Root + "/{**rest}";
    public const string Discovery = "/.well-known/openid-configuration";
    public const string Keys = "/.well-known/jwks";
}
