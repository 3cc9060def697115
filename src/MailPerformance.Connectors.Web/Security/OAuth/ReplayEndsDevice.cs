using System.Globalization;
using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>A code comes a second time: the server revokes what the first exchange gave, and here the device ends as well.</summary>
public sealed class ReplayEndsDevice(MobileAccess access, IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
            .UseScopedHandler<ReplayEndsDevice>()
            .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500)
            .SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal is { } principal
            && principal.HasTokenType(TokenTypeIdentifiers.Private.AuthorizationCode)
            && principal.GetTokenId() is { } id
            && await tokens.FindByIdAsync(id, context.CancellationToken) is { } token
            && await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken)
            && principal.GetAuthorizationId() is { } authorization)
        {
            await access.EndAsync(
                long.Parse(authorization, CultureInfo.InvariantCulture), DeviceEnd.TokenReused, context.CancellationToken);
        }
    }
}
