using System.Globalization;
using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// A refresh token that was exchanged already comes again, or one whose place another has taken: one of its two holders has no right to
/// it. The device ends, so that no token of the family opens anything and people see it. <see cref="ReplayEndsDevice"/> does it for codes.
/// </summary>
public sealed class ReuseEndsDevice(MobileAccess access, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations)
    : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
            .UseScopedHandler<ReuseEndsDevice>().SetOrder(int.MinValue + 500_000).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        var cancellation = context.CancellationToken;
        if (context.Error == Errors.InvalidGrant
            && context.Request?.RefreshToken is { Length: > 0 } presented
            && await tokens.FindByReferenceIdAsync(presented, cancellation) is { } token
            && await tokens.GetAuthorizationIdAsync(token, cancellation) is { } authorization
            && (await tokens.HasStatusAsync(token, Statuses.Revoked, cancellation) || await IsRevokedAsync(authorization, cancellation)))
        {
            await access.EndAsync(long.Parse(authorization, CultureInfo.InvariantCulture), DeviceEnd.TokenReused, cancellation);
        }
    }

    private async Task<bool> IsRevokedAsync(string authorizationId, CancellationToken cancellation) =>
        await authorizations.FindByIdAsync(authorizationId, cancellation) is { } authorization
        && await authorizations.HasStatusAsync(authorization, Statuses.Revoked, cancellation);
}
