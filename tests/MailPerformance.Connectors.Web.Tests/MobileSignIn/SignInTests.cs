namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>The app's sign-in from its first page to its last token (rules 9 to 11).</summary>
[Collection(MobileHost.Name)]
public sealed class SignInTests(ConnectorsFactory host)
{
    [Fact]
    public async Task SignIn_WithAConnector_ActivatesItAndKeepsTheDevice()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host)
        {
            Parameters =
            {
                ["device_name"] = "iPhone de Sandra",
                ["device_model"] = "iPhone 17",
                ["device_system"] = "iOS 26.1",
                ["app_version"] = "5.2.0",
            },
        };

        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        Assert.Contains("iPhone de Sandra", page.Text);
        Assert.Contains("Lecture", page.Text);
        phone.Keep(await phone.RedeemAsync(await phone.AnswerAsync(page)));

        var connector = (await account.ConnectorsOfAsync(contactId)).Single();
        var now = host.Time.GetUtcNow().UtcDateTime;
        Assert.Equal(now, connector.ActivatedAt);
        var device = Assert.Single(await account.DevicesAsync());
        Assert.Equal(("iPhone de Sandra", "iPhone 17", "iOS 26.1", "5.2.0"), (device.Name, device.Model, device.System, device.AppVersion));
        Assert.Equal((now, now), (device.FirstUsedAt, device.LastUsedAt));
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task SignIn_ASecondTime_KeepsTheFirstActivationDate()
    {
        var (account, contactId) = await host.PrepareAsync();
        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);
        var activated = (await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt;
        host.Time.Advance(TimeSpan.FromHours(1));

        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);
        await new TestPhone(host) { Parameters = { ["device_id"] = "B" } }.SignInAsync(account, contactId);

        Assert.Equal(activated, (await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
        Assert.Equal(["A", "B"], (await account.DevicesAsync()).Select(device => device.InstallationId).Order());
    }

    [Fact]
    public async Task SignIn_AgainOnTheSameDevice_EndsItsOldTokens()
    {
        var (account, contactId) = await host.PrepareAsync();
        var before = await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);

        await new TestPhone(host) { Parameters = { ["device_id"] = "A" } }.SignInAsync(account, contactId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.CallAsync("/me")).StatusCode);
        Assert.True((await before.RefreshAsync()).IsError);
    }

    [Theory]
    [InlineData("password changed")]
    [InlineData("blocked and let in again")]
    [InlineData("connector taken back and given again")]
    [InlineData("device ended")]
    [InlineData("password chosen by a link")]
    [InlineData("signed out")]
    public async Task Code_FromBeforeSomethingWasTakenAway_GivesNoToken(string what)
    {
        var (account, contactId) = await host.PrepareAsync();
        var device = await account.AddDeviceAsync(contactId);
        var phone = new TestPhone(host);
        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        switch (what)
        {
            case "password changed":
                WriteAssert.Done(await account.As(contactId, core => core.Passwords.RunAsync(Sample.Password, "une tout autre phrase")));
                break;
            case "blocked and let in again":
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contactId, true)));
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contactId, false)));
                break;
            case "connector taken back and given again":
                var connector = (await account.ConnectorsOfAsync(contactId)).Single().Id;
                WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector)));
                await account.AddConnectorAsync(contactId);
                break;
            case "signed out":
                await phone.Browser.SubmitAsync("/deconnexion", _ => { });
                break;
            case "device ended":
                WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(device)));
                break;
            default:
                var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId)));
                await host.InScope(
                    async core => await core.Links.UseAsync((await core.Links.FindAsync(contactId, code))!, code, "une tout autre phrase"));
                break;
        }

        Assert.Equal("invalid_grant", (await phone.RedeemAsync(answer)).Error);
        Assert.Equal(device, Assert.Single(await account.DevicesAsync()).Id);
    }

    [Fact]
    public async Task SignIn_Cancelled_DeniesTheApp()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host);

        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!), "deny");

        Assert.Contains("error=access_denied", answer.Query);
        Assert.Null((await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
    }

    [Fact]
    public async Task SignIn_ConnectorRemovedBetweenCodeAndToken_GivesNoToken()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host);
        var answer = await phone.AnswerAsync(await phone.OpenAsync((await account.FindAsync(contactId)).UserName!));
        var connector = (await account.ConnectorsOfAsync(contactId)).Single();
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector.Id)));

        Assert.Equal("invalid_grant", (await phone.RedeemAsync(answer)).Error);
        Assert.Empty(await account.DevicesAsync());
    }
}
