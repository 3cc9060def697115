using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// The tokens of one sign-in: one refresh token at a time is good, the newest. A phone that lost an answer may present its token again
/// for some seconds (<see cref="SignInServer.RefreshReuseLeeway"/>); the token of the lost answer is then worth nothing, so that whoever
/// else holds it ends the family by using it (<see cref="ReuseEndsDevice"/>).
/// </summary>
public sealed class TokenFamily(ConnectorsDbContext db)
{
    /// <summary>
    /// Called with new tokens, also for an app that has hung up: takes the worth of every refresh token before the newest, whoever has
    /// made that meanwhile; if there was one, the other access tokens are worth nothing either.
    /// </summary>
    /// <returns>False when the new refresh token is not the newest: it is worth nothing, and nobody is to have it.</returns>
    public async Task<bool> KeepNewestAsync(long authorizationId, string refreshTokenId, string accessTokenId)
    {
        var (refresh, access) = (Number(refreshTokenId), Number(accessTokenId));
        var family = db.Set<OpenIddictEntityFrameworkCoreToken<long>>().Where(token => token.Authorization!.Id == authorizationId);
        var refreshTokens = family.Where(token => token.Type == TokenTypeIdentifiers.RefreshToken);
        var newer = refreshTokens.Where(token => token.Id > refresh);

        // Each exchange asks once its own token is in the database, so whoever comes last there sees all the others. Every command looks
        // for itself whether it is still the newest that gives it.
        if (await RevokeAsync(refreshTokens.Where(token => token.Id < refresh)) > 0)
        {
            await RevokeAsync(family.Where(
                token => token.Type == TokenTypeIdentifiers.AccessToken && token.Id != access && !newer.Any()));
        }

        await RevokeAsync(family.Where(token => (token.Id == refresh || token.Id == access) && newer.Any()));
        return await refreshTokens.AnyAsync(token => token.Id == refresh && token.Status == Statuses.Valid);
    }

    private static Task<int> RevokeAsync(IQueryable<OpenIddictEntityFrameworkCoreToken<long>> tokens) =>
        tokens.Where(token => token.Status == Statuses.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.Status, Statuses.Revoked));

    private static long Number(string id) => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
}
