using System.Globalization;
using Duende.IdentityModel.Client;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>One refresh token at a time is good, however often the one before is exchanged at the same moment.</summary>
public sealed class RefreshRaceTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task TwentyExchangesAtOnce_AreAllAnswered_AndTheTokensOfOneAnswerAreGood()
    {
        var (account, contactId) = await nodes.One.PrepareAsync();
        await Rounds.RunAsync(async () =>
        {
            var phone = await new TestPhone(nodes.One).SignInAsync(account, contactId);

            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => phone.RefreshAsync()));

            Assert.All(answers, answer => Assert.False(answer.IsError, answer.Error));
            var good = await GoodAsync(answers);
            Assert.Equal(good, Assert.Single(await WhereAsync(answers, answer => IsValidAsync(answer.AccessToken!))));
            phone.Keep(good);
            phone.Keep(await phone.RefreshAsync());
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        });
    }

    [Fact]
    public async Task TwentyExchangesAtOnce_OnTwoNodes_LeaveOneTokenGood_AndWhoeverIsOvertakenIsToldToComeAgain()
    {
        var (account, contactId) = await nodes.One.PrepareAsync();
        var elsewhere = new TestPhone(nodes.Other);
        await Rounds.RunAsync(async () =>
        {
            var phone = await new TestPhone(nodes.One).SignInAsync(account, contactId);
            var token = phone.RefreshToken;

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? phone : elsewhere).RefreshAsync(token)));

            Assert.All(answers.Where(answer => answer.IsError), answer =>
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.HttpStatusCode);
                Assert.Equal(TimeSpan.FromSeconds(1), answer.HttpResponse!.Headers.RetryAfter?.Delta);
            });
            var good = await GoodAsync([.. answers.Where(answer => !answer.IsError)]);
            phone.Keep(good);
            phone.Keep(await phone.RefreshAsync());
        });
    }

    [Fact]
    public async Task Exchange_ThatIsOvertaken_GivesNothing()
    {
        var (account, contactId) = await nodes.One.PrepareAsync();
        var phone = await new TestPhone(nodes.One).SignInAsync(account, contactId);
        var first = await phone.RefreshAsync();
        var last = await phone.RefreshAsync();

        var isKept = await KeepAsync(first);

        Assert.False(isKept);
        Assert.Empty(await WhereAsync([first], answer => IsValidAsync(answer.RefreshToken!)));
        Assert.Empty(await WhereAsync([first], answer => IsValidAsync(answer.AccessToken!)));
        Assert.True(await IsValidAsync(last.RefreshToken!));
        Assert.True(await IsValidAsync(last.AccessToken!));
    }

    private async Task<TokenResponse> GoodAsync(TokenResponse[] answers) =>
        Assert.Single(await WhereAsync(answers, answer => IsValidAsync(answer.RefreshToken!)));

    private static async Task<List<TokenResponse>> WhereAsync(TokenResponse[] answers, Func<TokenResponse, Task<bool>> isSo)
    {
        var found = new List<TokenResponse>();
        foreach (var answer in answers)
        {
            if (await isSo(answer))
            {
                found.Add(answer);
            }
        }

        return found;
    }

    // Asked of the database: using a token that is not good would end them all.
    private Task<bool> IsValidAsync(string reference) => WithTokensAsync(
        async tokens => await tokens.HasStatusAsync((await tokens.FindByReferenceIdAsync(reference))!, Statuses.Valid));

    // What an exchange does that is so slow that another has ended meanwhile.
    private async Task<bool> KeepAsync(TokenResponse answer)
    {
        var ids = await WithTokensAsync(async tokens =>
        {
            var refresh = (await tokens.FindByReferenceIdAsync(answer.RefreshToken!))!;
            var access = (await tokens.FindByReferenceIdAsync(answer.AccessToken!))!;
            return (
                Authorization: long.Parse((await tokens.GetAuthorizationIdAsync(refresh))!, CultureInfo.InvariantCulture),
                Refresh: (await tokens.GetIdAsync(refresh))!,
                Access: (await tokens.GetIdAsync(access))!);
        });
        await using var scope = nodes.Other.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TokenFamily>()
            .KeepNewestAsync(ids.Authorization, ids.Refresh, ids.Access);
    }

    private async Task<T> WithTokensAsync<T>(Func<IOpenIddictTokenManager, Task<T>> work)
    {
        await using var scope = nodes.One.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>());
    }
}
