namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>Who may not use the app learns why and whom to ask, and the app that it is denied.</summary>
[Collection(MobileHost.Name)]
public sealed class RefusedTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("option", "L’option « Connecteurs Mobile » est désactivée")]
    [InlineData("connector", "Vous n’avez pas de connecteur Mobile pour iPhone")]
    [InlineData("platform", "L’application pour Android n’est pas disponible")]
    [InlineData("blocked", "Votre accès à MailPerformance est suspendu")]
    [InlineData("expired", "Votre accès à MailPerformance est suspendu")]
    [InlineData("administrator", "Vous n’avez pas de connecteur Mobile pour iPhone")]
    public async Task SignIn_WithoutTheRight_SaysWhyAndWhomToAsk_AndDeniesTheApp(string missing, string reason)
    {
        var (account, contactId) = await host.PrepareAsync(hasConnector: missing is not ("connector" or "administrator"));
        await account.SetOptionAsync(missing != "option");
        await account.ChangeAsync(contactId, contact =>
        {
            contact.LockedAt = missing == "blocked" ? host.Time.GetUtcNow().UtcDateTime : null;
            contact.AccessEndsAt = missing == "expired" ? host.Time.GetUtcNow().UtcDateTime : contact.AccessEndsAt;
        });
        await account.ChangeAsync(
            account.AdministratorId,
            contact => contact.LockoutEnd = missing == "administrator" ? host.Time.GetUtcNow().AddMinutes(15) : null);
        var phone = new TestPhone(host, missing == "platform" ? "android" : Sample.IPhone);

        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains(reason, page.Text);
        Assert.Contains("Sandra Durand", page.Text);
        Assert.Contains((await account.FindAsync(account.AdministratorId)).Email!, page.Text);
        var answer = await phone.AnswerAsync(page, "deny");
        Assert.StartsWith(phone.RedirectUri, answer.ToString());
        Assert.Contains("error=access_denied", answer.Query);
        Assert.Empty(await account.DevicesAsync());
    }

    [Theory]
    [InlineData(false, "You have no mobile connector for iPhone")]
    [InlineData(true, "Your access to MailPerformance is suspended")]
    public async Task SignIn_RefusedPage_IsInTheContactsLanguage(bool isBlocked, string reason)
    {
        var (account, _) = await host.PrepareAsync();
        var contactId = await account.AddContactAsync(details => details.Language = "en");
        await account.ChangeAsync(contactId, contact => contact.LockedAt = isBlocked ? host.Time.GetUtcNow().UtcDateTime : null);

        var page = await new TestPhone(host).OpenAsync((await account.FindAsync(contactId)).UserName!);

        Assert.Contains(reason, page.Text);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task SignIn_OfABlockedContact_WithAWrongPassword_SaysWhatItSaysToEverybody_AndCounts()
    {
        var (account, contactId) = await host.PrepareAsync();
        await account.ChangeAsync(contactId, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);
        var login = (await account.FindAsync(contactId)).UserName!;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            PageAssert.Summary(await new TestPhone(host).OpenAsync(login, "faux"), Words.Web("SignIn_Failed"));
        }

        // Now even the right one: guessing is no way to learn that it is right.
        PageAssert.Summary(await new TestPhone(host).OpenAsync(login), Words.Web("SignIn_Failed"));
    }

    [Fact]
    public async Task SignIn_OfAnAdministratorWithoutAConnector_LeadsToWhereItIsGiven()
    {
        var (account, _) = await host.PrepareAsync();

        var page = await new TestPhone(host).OpenAsync((await account.FindAsync(account.AdministratorId)).UserName!);

        Assert.NotNull(page.Document.QuerySelector("a[href='/parametrages/connecteurs']"));
    }

    [Fact]
    public async Task SignIn_ConnectorTakenBackBeforeTheAnswer_SaysWhy_AndTheAppIsDenied()
    {
        var (account, contactId) = await host.PrepareAsync();
        var phone = new TestPhone(host);
        var question = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        WriteAssert.Done(
            await account.AsAdministrator(
                async core => await core.Connectors.RemoveAsync((await account.ConnectorsOfAsync(contactId)).Single().Id)));

        var page = await phone.Browser.SubmitAsync(question, form => form.Set("answer", "accept"), "/connect/authorize");

        PageAssert.Refused(HttpStatusCode.Forbidden, page, "Vous n’avez pas de connecteur Mobile pour iPhone");
        Assert.Single(page.Document.QuerySelectorAll("[name=__RequestVerificationToken]"));
        Assert.DoesNotContain("Token", page.Element("a[href*='prompt=login']").GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Contains("error=access_denied", (await phone.AnswerAsync(page, "deny")).Query);
    }
}
