using System.Globalization;
using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.MobileSignIn;

/// <summary>
/// A refresh token that was exchanged already comes again: one of its two holders has no right to it. The server has revoked the
/// whole family of tokens; here the device ends as well, so that people see it.
/// </summary>
public sealed class ReuseEndsDevice(MobileAccess access, IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
            .UseScopedHandler<ReuseEndsDevice>().SetOrder(int.MinValue + 500_000).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (context.Error != Errors.InvalidGrant || context.Request?.RefreshToken is not { Length: > 0 } presented
            || await tokens.FindByReferenceIdAsync(presented, context.CancellationToken) is not { } token
            || await tokens.HasStatusAsync(token, Statuses.Valid, context.CancellationToken)
            || await tokens.GetAuthorizationIdAsync(token, context.CancellationToken) is not { } authorization)
        {
            return;
        }

        await access.EndAsync(long.Parse(authorization, CultureInfo.InvariantCulture), DeviceEnd.TokenReused, context.CancellationToken);
    }
}
