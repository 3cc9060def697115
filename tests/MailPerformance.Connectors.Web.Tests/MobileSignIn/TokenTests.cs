using MailPerformance.Connectors.Core.Devices;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>Codes and tokens: each good once or for a while, and a second use ends the family.</summary>
[Collection(MobileHost.Name)]
public sealed class TokenTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Code_ASecondTime_IsRefusedAndEndsWhatTheFirstGave()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host);
        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!));
        phone.Keep(await phone.RedeemAsync(answer));

        Assert.True((await phone.RedeemAsync(answer)).IsError);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.Equal(DeviceEnd.TokenReused, Assert.Single(await account.DevicesAsync()).EndReason);
    }

    [Fact]
    public async Task Refresh_AgainAfterALostAnswer_Works_AndTheLostTokenEndsTheFamilyWhenSomebodyUsesIt()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        var answer = await phone.RefreshAsync();
        var lost = answer.RefreshToken!;

        phone.Keep(await phone.RefreshAsync());
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        var thief = new TestPhone(host) { AccessToken = answer.AccessToken };
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.CallAsync("/me")).StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        phone.Keep(await phone.RefreshAsync());

        Assert.Equal("invalid_grant", (await phone.RefreshAsync(lost)).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.Equal(DeviceEnd.TokenReused, Assert.Single(await account.DevicesAsync()).EndReason);
    }

    [Theory]
    [InlineData("openid")]
    [InlineData("openid mobile")]
    [InlineData("openid offline_access")]
    public async Task SignIn_ThatCouldNotServeAPhone_IsDenied_AndIsNoDevice(string scope)
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host) { Scope = scope };

        var denied = await phone.Browser.GetAsync(phone.AuthorizeAddress);

        Assert.Contains("error=invalid_scope", denied.Location);
        Assert.Empty(await account.DevicesAsync());
    }

    [Fact]
    public async Task Token_ThatWasNarrowed_OpensNothingOfTheApi()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        phone.Keep(await phone.RefreshAsync(scope: "openid offline_access"));

        var answer = await phone.CallAsync("/me");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("urn:mailperformance:mobile:insufficient-scope", await answer.Content.ReadAsStringAsync());
        Assert.Contains("insufficient_scope", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Device_NamesItself_WithoutMarksThatTurnTheWriting()
    {
        var (account, contactId) = await host.PrepareAsync();
        await new TestPhone(host) { Parameters = { ["device_name"] = "iPhone\u202e de \u2066Léa\u0000" } }.SignInAsync(account, contactId);

        Assert.Equal("iPhone de Léa", Assert.Single(await account.DevicesAsync()).Name);
    }

    [Theory]
    [InlineData("prompt=login")]
    [InlineData("max_age=0")]
    public async Task Request_ThatAsksForAFreshSignIn_GetsOne_Once(string parameter)
    {
        var (account, contactId) = await host.PrepareAsync();
        var login = (await account.FindAsync(contactId)).UserName!;
        var phone = new TestPhone(host);
        await phone.OpenAsync(login);

        var again = await phone.Browser.GetAsync(phone.AuthorizeAddress + "&" + parameter);
        Assert.Contains("/connexion", again.Location);
        var page = await phone.Browser.SubmitAsync(await phone.Browser.GetAsync(again.Location!), form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        }, "/connexion");

        PageAssert.Is(HttpStatusCode.OK, await phone.Browser.GetAsync(page.Location!));
    }

    [Fact]
    public async Task Refresh_Rotates_AndReuseOfTheOldTokenEndsTheFamily()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        var old = phone.RefreshToken!;
        phone.Keep(await phone.RefreshAsync());
        Assert.NotEqual(old, phone.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("invalid_grant", (await phone.RefreshAsync(old)).Error);

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.Equal("invalid_grant", (await phone.RefreshAsync()).Error);
        var device = Assert.Single(await account.DevicesAsync());
        Assert.Equal((DeviceEnd.TokenReused, host.Time.GetUtcNow().UtcDateTime), (device.EndReason!.Value, device.RefusedAt!.Value));
    }

    [Fact]
    public async Task AccessToken_Expires_AndARefreshGivesAnother()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        host.Time.Advance(TimeSpan.FromMinutes(36));

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        phone.Keep(await phone.RefreshAsync());
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task Revoke_ByTheApp_EndsTheDevice()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        Assert.True((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);

        Assert.False((await phone.RevokeAsync(phone.RefreshToken!)).IsError);

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.False((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);
        Assert.Equal(DeviceEnd.SignedOut, Assert.Single(await account.DevicesAsync()).EndReason);
    }

    [Fact]
    public async Task Token_OfAnotherApp_IsNeitherGivenBackNorAskedAbout()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        var other = new TestPhone(host, "ipad");

        Assert.False((await other.IntrospectAsync(phone.AccessToken!)).IsActive);
        Assert.Equal("unauthorized_client", (await other.RevokeAsync(phone.AccessToken!)).Error);

        // A refresh token that is not the app's own is none to the server, and RFC 7009 has it say nothing of that.
        await other.RevokeAsync(phone.RefreshToken!);

        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        Assert.True((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);
        phone.Keep(await phone.RefreshAsync());
    }
}
