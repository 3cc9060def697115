using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>The app's sign-in from its first page to its last token (rules 9 to 11).</summary>
[Collection(MobileHost.Name)]
public sealed class SignInTests(ConnectorsFactory host)
{
    [Fact]
    public async Task SignIn_WithAConnector_ActivatesItAndKeepsTheDevice()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = new TestPhone(host)
        {
            Parameters =
            {
                ["device_name"] = "iPhone de Sandra", ["device_model"] = "iPhone 17", ["device_system"] = "iOS 26.1", ["app_version"] = "5.2.0",
            },
        };

        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        Assert.Contains("iPhone de Sandra", page.Text);
        Assert.Contains("Lecture", page.Text);
        phone.Keep(await phone.RedeemAsync(await phone.AnswerAsync(page)));

        var connector = (await account.ConnectorsOfAsync(contactId)).Single();
        var now = host.Time.GetUtcNow().UtcDateTime;
        Assert.Equal(now, connector.ActivatedAt);
        var device = Assert.Single(await DevicesAsync(account));
        Assert.Equal(("iPhone de Sandra", "iPhone 17", "iOS 26.1", "5.2.0"), (device.Name, device.Model, device.System, device.AppVersion));
        Assert.Equal((now, now), (device.FirstUsedAt, device.LastUsedAt));
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task SignIn_ASecondTime_KeepsTheFirstActivationDate()
    {
        var (account, contactId) = await PrepareAsync();
        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);
        var activated = (await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt;
        host.Time.Advance(TimeSpan.FromHours(1));

        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);
        await new TestPhone(host) { Parameters = { ["device_id"] = "B" } }.SignInAsync(account, contactId);

        Assert.Equal(activated, (await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
        Assert.Equal(["A", "B"], (await DevicesAsync(account)).Select(device => device.InstallationId).Order());
    }

    [Fact]
    public async Task SignIn_AgainOnTheSameDevice_EndsItsOldTokens()
    {
        var (account, contactId) = await PrepareAsync();
        var before = await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);

        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.CallAsync("/me")).StatusCode);
        Assert.True((await before.RefreshAsync()).IsError);
    }

    [Theory]
    [InlineData("option", "L’option « Connecteurs Mobile » est désactivée")]
    [InlineData("connector", "Vous n’avez pas de connecteur Mobile pour iPhone")]
    [InlineData("platform", "L’application pour Android n’est pas disponible")]
    public async Task SignIn_WithoutTheRight_SaysWhyAndWhomToAsk_AndDeniesTheApp(string missing, string reason)
    {
        var (account, contactId) = await PrepareAsync(hasConnector: missing != "connector");
        await account.SetOptionAsync(missing != "option");
        var phone = new TestPhone(host, missing == "platform" ? "android" : Sample.IPhone);

        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains(reason, page.Text);
        Assert.Contains("Sandra Durand", page.Text);
        var answer = await phone.AnswerAsync(page, "deny");
        Assert.StartsWith(TestPhone.RedirectUri, answer.ToString());
        Assert.Contains("error=access_denied", answer.Query);
        Assert.Empty(await DevicesAsync(account));
    }

    [Fact]
    public async Task SignIn_RefusedPage_IsInTheContactsLanguage()
    {
        var (account, _) = await PrepareAsync();
        var contactId = await account.AddContactAsync(details => details.Language = "en");

        var page = await new TestPhone(host).OpenAsync((await account.FindAsync(contactId)).UserName!);

        Assert.Contains("You have no mobile connector for iPhone", page.Text);
    }

    [Fact]
    public async Task SignIn_Cancelled_DeniesTheApp()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = new TestPhone(host);

        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!), "deny");

        Assert.Contains("error=access_denied", answer.Query);
        Assert.Null((await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
    }

    [Fact]
    public async Task SignIn_ConnectorRemovedBetweenCodeAndToken_GivesNoToken()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = new TestPhone(host);
        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!));
        var connector = (await account.ConnectorsOfAsync(contactId)).Single();
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector.Id)));

        Assert.Equal("invalid_grant", (await phone.RedeemAsync(answer)).Error);
        Assert.Empty(await DevicesAsync(account));
    }

    [Fact]
    public async Task Code_ASecondTime_IsRefusedAndEndsWhatTheFirstGave()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = new TestPhone(host);
        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!));
        phone.Keep(await phone.RedeemAsync(answer));

        Assert.True((await phone.RedeemAsync(answer)).IsError);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task Refresh_Rotates_AndReuseOfTheOldTokenEndsTheFamily()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        var old = phone.RefreshToken!;
        phone.Keep(await phone.RefreshAsync());
        Assert.NotEqual(old, phone.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("invalid_grant", (await phone.RefreshAsync(old)).Error);

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.Equal("invalid_grant", (await phone.RefreshAsync()).Error);
        var device = Assert.Single(await DevicesAsync(account));
        Assert.Equal((DeviceEnd.TokenReused, host.Time.GetUtcNow().UtcDateTime), (device.EndReason!.Value, device.RefusedAt!.Value));
    }

    [Fact]
    public async Task AccessToken_Expires_AndARefreshGivesAnother()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        host.Time.Advance(TimeSpan.FromMinutes(36));

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        phone.Keep(await phone.RefreshAsync());
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task Revoke_ByTheApp_EndsTheDevice()
    {
        var (account, contactId) = await PrepareAsync();
        var phone = await new TestPhone(host).SignInAsync(account, contactId);
        Assert.True((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);

        Assert.False((await phone.RevokeAsync(phone.RefreshToken!)).IsError);

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.False((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);
        Assert.Equal(DeviceEnd.SignedOut, Assert.Single(await DevicesAsync(account)).EndReason);
    }

    private async Task<(TestAccount Account, long ContactId)> PrepareAsync(bool hasConnector = true)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        if (hasConnector)
        {
            await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read);
        }

        return (account, contactId);
    }

    private static Task<List<MobileDevice>> DevicesAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileDevices.OrderBy(device => device.Id).ToListAsync());
}
