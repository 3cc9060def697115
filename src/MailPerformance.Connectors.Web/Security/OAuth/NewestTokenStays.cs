using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>A refresh token was exchanged: of the tokens that its sign-in has been given, the newest alone are good.</summary>
public sealed class NewestTokenStays(TokenFamily family) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
            .UseScopedHandler<NewestTokenStays>().SetOrder(OpenIddictServerHandlers.AttachSignInParameters.Descriptor.Order - 500)
            .SetType(OpenIddictServerHandlerType.Custom).Build();

    /// <exception cref="OvertakenException">Another exchange has made newer ones.</exception>
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token && context.Request.IsRefreshTokenGrantType()
            && context is { AccessTokenPrincipal: { } access, RefreshTokenPrincipal: { } refresh }
            && !await family.KeepNewestAsync(
                TokenPrincipal.IdsOf(refresh).AuthorizationId, refresh.GetTokenId()!, access.GetTokenId()!))
        {
            throw new OvertakenException();
        }
    }
}
