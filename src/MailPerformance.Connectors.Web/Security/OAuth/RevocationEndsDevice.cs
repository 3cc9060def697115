using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// An app that gives a token back signs its device out: none of the device's other tokens is good either. Another app's token is not
/// its to give back (RFC 7009, 2.1).
/// </summary>
public sealed class RevocationEndsDevice(MobileAccess access) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleRevocationRequestContext>()
            .UseScopedHandler<RevocationEndsDevice>().SetOrder(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor.Order - 500)
            .SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (!context.GenericTokenPrincipal.HasPresenter(context.Request.ClientId ?? ""))
        {
            context.Reject(Errors.UnauthorizedClient);
            return;
        }

        var (_, authorizationId) = TokenPrincipal.IdsOf(context.GenericTokenPrincipal);
        await access.EndAsync(authorizationId, DeviceEnd.SignedOut, context.CancellationToken);
    }
}
