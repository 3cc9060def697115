using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers.Discovery;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>Discovery names endpoints of <c>PublicUrl</c>, as it does the issuer, and not of the host that the request names.</summary>
public sealed class EndpointsOfIssuer : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleConfigurationRequestContext>()
            .UseSingletonHandler<EndpointsOfIssuer>()
            .SetOrder(AttachEndpoints.Descriptor.Order - 1)
            .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.BaseUri = context.Options.Issuer ?? context.BaseUri;
        return default;
    }
}
