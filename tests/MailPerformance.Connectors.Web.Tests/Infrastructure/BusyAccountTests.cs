using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A write that does not get its account's turn is answered 503 with Retry-After, in the words of whoever asked.</summary>
public sealed class BusyAccountTests(BusyFactory host) : IClassFixture<BusyFactory>
{
    private const string Profile = "/profil";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Post_WhileTheAccountIsBusy_IsAPageThatSaysWhatToDo_AndSavesNothing(string language)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);
        var form = await admin.GetAsync(Profile);
        TestPage page;
        using (host.Occupy(account))
        {
            page = await account.UnchangedBy(() => admin.SubmitAsync(form, fields => fields.Set("RowsPerTable", "7"), Profile));
        }

        PageAssert.Refused(HttpStatusCode.ServiceUnavailable, page, Words.In(language, () => Texts.T("Error_503_Title")));
        Assert.Contains(Words.In(language, () => Texts.T("Error_503_Text")), page.Text, StringComparison.Ordinal);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.True(page.Shows("nav"));
        IsForLater(page.Response);
        PageAssert.RedirectsTo(Profile, await admin.SubmitAsync(form, fields => fields.Set("RowsPerTable", "7"), Profile));
    }

    [Fact]
    public async Task Call_WhileTheAccountIsBusy_IsAProblemInTheContactsLanguage_AndTheSameCallWorksLater()
    {
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        await world.Account.ChangeAsync(contactId, contact => contact.Language = "en");
        var id = await world.CampaignAsync(CampaignState.Sending);
        HttpResponseMessage answer;
        using (host.Occupy(world.Account))
        {
            answer = await phone.PostAsync($"/campaigns/{id}/interruption");
        }

        var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "account-busy");
        Assert.Equal(Words.In("en", () => Texts.T("Problem_AccountBusy_Detail", 5)), problem.GetProperty("detail").GetString());
        Assert.Equal("en", Assert.Single(answer.Content.Headers.ContentLanguage));
        IsForLater(answer);
        Assert.Equal(CampaignState.Sending, (await world.Account.CampaignAsync(id)).State);
        await phone.PostAsync($"/campaigns/{id}/interruption").OkAsync();
    }

    [Fact]
    public async Task Token_WhileTheAccountIsBusy_IsTemporarilyUnavailable_AndTheCodeIsStillGood()
    {
        var world = await ApiWorld.CreateAsync(host);
        var contactId = await world.Account.AddContactAsync();
        await world.Account.AddConnectorAsync(contactId);
        var phone = new TestPhone(host);
        var code = await phone.AnswerAsync(await phone.OpenAsync((await world.Account.FindAsync(contactId)).UserName!));
        Duende.IdentityModel.Client.TokenResponse refused;
        using (host.Occupy(world.Account))
        {
            refused = await phone.RedeemAsync(code);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.HttpStatusCode);
        Assert.Contains(
            "\"error\":\"temporarily_unavailable\"", await refused.HttpResponse!.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        IsForLater(refused.HttpResponse);
        phone.Keep(await phone.RedeemAsync(code));
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
    }

    [Fact]
    public async Task Log_OfABusyAccount_IsAWarningWithItsId()
    {
        var (account, admin) = await host.SetUpAsync();
        var form = await admin.GetAsync(Profile);
        using (host.Occupy(account))
        {
            await admin.SubmitAsync(form, _ => { }, Profile);
        }

        var lines = host.Events.Where(entry =>
            entry.Properties.TryGetValue("AccountId", out var id) && id.ToString() == $"{account.Id}"
                && entry.Level > LogEventLevel.Information);
        Assert.Equal(2, lines.Count());
        Assert.All(lines, entry => Assert.Equal((LogEventLevel.Warning, null), (entry.Level, entry.Exception)));
        Assert.Contains(lines, entry => entry.RenderMessage(null) == $"A write of account {account.Id} is refused: 0 wait already.");
        Assert.Contains(lines, entry => entry.Properties.TryGetValue("StatusCode", out var status) && status.ToString() == "503");
    }

    private static void IsForLater(HttpResponseMessage answer)
    {
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
