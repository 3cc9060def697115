using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>From the invitation on the screen to the phone's sign-in.</summary>
[Collection(MobileHost.Name)]
public sealed class InvitationTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Invitation_ShowsQrAndCodeOnce_AndTheCodeLeadsToTheRightSignIn_WithoutBeingUsedUp()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var login = (await account.FindAsync(contactId)).UserName!;
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var address = $"/parametrages/connecteurs/{connector}/invitation";
        PageAssert.RedirectsTo(address, await admin.SubmitAsync(address, _ => { }));

        var page = await admin.GetAsync(address);
        var code = page.Element(".invitation-code code").TextContent;
        var again = await admin.GetAsync(address);
        var landing = await host.Anonymous().GetAsync("/activer/" + InvitationCode.Tidy(code));
        var typed = await host.Anonymous().SubmitAsync("/activer", form => form.Set("Code", code.ToLowerInvariant()));

        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", code);
        Assert.NotNull(page.Document.QuerySelector(".qr svg"));
        Assert.Null(page.Document.QuerySelector(".qr [style]"));
        Assert.Null(again.Document.QuerySelector(".invitation-code"));
        Assert.Contains("iPhone", landing.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            $"mailperformance://activer?code={InvitationCode.Tidy(code)}&serveur=", landing.Element("a.button").GetAttribute("href"),
            StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(landing.Response.Headers.GetValues("Referrer-Policy")));
        PageAssert.RedirectsTo("/activer/" + InvitationCode.Tidy(code), typed);

        var phone = new TestPhone(host) { Parameters = { ["enrolment"] = code } };
        var challenged = await phone.Browser.GetAsync(phone.AuthorizeAddress);
        var signIn = await phone.Browser.GetAsync(challenged.Location!);
        Assert.Equal(login, signIn.ValueOf("Login"));
        await phone.SignInAsync(account, contactId);
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);

        var second = await new TestPhone(host) { Parameters = { ["enrolment"] = code } }.Browser.GetAsync(
            new TestPhone(host) { Parameters = { ["enrolment"] = code } }.AuthorizeAddress);
        PageAssert.Refused(HttpStatusCode.Forbidden, second, Words.Web("Invitation_Gone"));
        PageAssert.Is(HttpStatusCode.NotFound, await host.Anonymous().GetAsync("/activer/" + InvitationCode.Tidy(code)));
    }

    [Fact]
    public async Task Code_OfAnotherContact_IsRefusedWithTheReason_AndTheAppIsDenied()
    {
        var (account, _, connector) = await ConnectorAsync();
        var other = await account.AddContactAsync();
        await account.AddConnectorAsync(other);
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)));
        var phone = new TestPhone(host) { Parameters = { ["enrolment"] = code } };

        var page = await phone.OpenAsync((await account.FindAsync(other)).UserName!);

        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.Web("Invitation_OtherContact"));
        Assert.Contains("error=access_denied", (await phone.AnswerAsync(page, "deny")).Query, StringComparison.Ordinal);
        Assert.NotNull(await host.InScope(core => core.Invitations.FindAsync(code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCD")]
    [InlineData("ABCD-EFGH")]
    [InlineData("<script>")]
    public async Task Post_AWrongCode_SaysSoAtTheField(string code)
    {
        var page = await host.Anonymous().SubmitAsync("/activer", form => form.Set("Code", code));

        PageAssert.FieldError(page, "Code", Words.Web("Invitation_Gone"));
    }

    private async Task<(TestAccount Account, long ContactId, long ConnectorId)> ConnectorAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        return (account, contactId, await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read));
    }
}
