using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.MobileSignIn;

/// <summary>An app that gives a token back signs its device out: none of the device's other tokens is good either.</summary>
public sealed class RevocationEndsDevice(MobileAccess access) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleRevocationRequestContext>()
            .UseScopedHandler<RevocationEndsDevice>().SetOrder(int.MinValue + 500_000).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        var (_, authorizationId) = TokenPrincipal.IdsOf(context.GenericTokenPrincipal);
        await access.EndAsync(authorizationId, DeviceEnd.SignedOut, context.CancellationToken);
    }
}
