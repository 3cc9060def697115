using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// The refresh tokens of one sign-in: one at a time is good. A phone that lost an answer may present its token again for some seconds
/// (<see cref="SignInServer.RefreshReuseLeeway"/>); the token of the lost answer is then worth nothing, so that whoever else holds it
/// ends the family by using it (<see cref="ReuseEndsDevice"/>).
/// </summary>
public sealed class TokenFamily(ConnectorsDbContext db)
{
    /// <summary>
    /// Takes the worth of every refresh token but the one that is being exchanged; if there was another, its access tokens are worth
    /// nothing either.
    /// </summary>
    public async Task KeepOneAsync(long authorizationId, string? presentedId, CancellationToken cancellation)
    {
        var presented = long.Parse(presentedId ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
        if (await RevokeAsync(authorizationId, TokenTypeIdentifiers.RefreshToken, presented, cancellation) > 0)
        {
            await RevokeAsync(authorizationId, TokenTypeIdentifiers.AccessToken, presented, cancellation);
        }
    }

    private Task<int> RevokeAsync(long authorizationId, string type, long butId, CancellationToken cancellation) =>
        db.Set<OpenIddictEntityFrameworkCoreToken<long>>()
            .Where(token => token.Authorization!.Id == authorizationId && token.Id != butId && token.Type == type
                && token.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.Status, Statuses.Revoked), cancellation);
}
