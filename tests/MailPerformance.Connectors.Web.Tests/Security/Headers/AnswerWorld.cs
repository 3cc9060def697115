using System.Net.Http.Headers;
using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security.Headers;

/// <summary>
/// An account with its administrator's browser, a phone and a campaign, and the ways to ask of <see cref="AnswerTable"/>.
/// </summary>
public sealed class AnswerWorld : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";

    public AnswerFactory Host { get; } = new();

    public TestAccount Account { get; private set; } = null!;

    public TestSite Admin { get; private set; } = null!;

    public TestPhone Phone { get; private set; } = null!;

    public long CampaignId { get; private set; }

    public async Task InitializeAsync()
    {
        Account = await Host.CreateAccountAsync();
        await Account.SetOptionAsync(true);
        Admin = await SignInAsync(Account.AdministratorId);
        CampaignId = await Account.AddCampaignAsync(CampaignState.Sending);
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync();
        }

        Phone = await SignedInPhoneAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public async Task<TestSite> SignInAsync(long contactId)
    {
        var site = Host.Secure();
        PageAssert.RedirectsTo("/", await PostSignInAsync(site, contactId));
        return site;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Admin.Client.GetAsync(address);

    public Task<HttpResponseMessage> ByAnybodyAsync(string address) => Host.Secure().Client.GetAsync(address);

    public Task<HttpResponseMessage> OverPlainHttpAsync(string address) => Host.CreateClient(
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://connecteurs.exemple.fr") })
        .GetAsync(address);

    public Task<HttpResponseMessage> AskAsync(string address, string header, string value, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return Admin.Client.SendAsync(request);
    }

    /// <summary>A post of the administrator, with the token of a form.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, Action<TestForm>? fill = null) =>
        (await Admin.PostByHandAsync(address, fill ?? (_ => { }))).Response;

    /// <summary>In a browser of its own, in which the message of what was saved waits for the next page.</summary>
    public async Task<HttpResponseMessage> SavedAsync() =>
        (await (await SignInAsync(Account.AdministratorId)).SubmitAsync("/profil", _ => { })).Response;

    /// <summary>A form of a session that is over.</summary>
    public async Task<HttpResponseMessage> SavedTooLateAsync()
    {
        var site = await SignInAsync(Account.AdministratorId);
        var page = await site.GetAsync("/administration/contacts/nouveau");
        await site.SubmitAsync("/deconnexion", _ => { });
        return (await site.SubmitAsync(page, _ => { }, "/administration/contacts/nouveau")).Response;
    }

    /// <summary>A file that pages name, by the address that they have for it.</summary>
    public async Task<HttpResponseMessage> FileAsync(string selector)
    {
        var element = (await Admin.GetAsync("/administration")).Element(selector);
        return await ByAnybodyAsync(element.GetAttribute("href") ?? element.GetAttribute("src")!);
    }

    /// <summary>The campaign, which has not changed.</summary>
    public async Task<HttpResponseMessage> UnchangedAsync()
    {
        var tag = (await Phone.CallAsync($"/campaigns/{CampaignId}")).Headers.ETag!;
        return await Phone.CallAsync($"/campaigns/{CampaignId}", headers: all => all.IfNoneMatch.Add(tag));
    }

    private static async Task<HttpResponseMessage> PostAsync(TestSite site, string address, string body, string type = Form)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        return await site.Client.PostAsync(address, content);
    }

    public Task<HttpResponseMessage> PostAsync(string address, string body, string type = Form) =>
        PostAsync(Host.Secure(), address, body, type);

    public async Task<HttpResponseMessage> SignedInAsync() => (await PostSignInAsync(Host.Secure(), Account.AdministratorId)).Response;

    public async Task<HttpResponseMessage> SignedOutAsync() =>
        (await (await SignInAsync(Account.AdministratorId)).SubmitAsync("/deconnexion", _ => { })).Response;

    /// <summary>Somebody without any right.</summary>
    public async Task<HttpResponseMessage> ForbiddenAsync(string address) =>
        await (await SignInAsync(await Account.AddContactAsync())).Client.GetAsync(address);

    public async Task<HttpResponseMessage> WithoutCampaignsAsync(Func<Task<HttpResponseMessage>> ask)
    {
        Host.Campaigns.IsOn = true;
        try
        {
            return await ask();
        }
        finally
        {
            Host.Campaigns.IsOn = false;
        }
    }

    public async Task<HttpResponseMessage> WhileBusyAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using (Host.Services.GetRequiredService<WriteQueue>().Try(Actor.Unattended(Account.Id, Entrance.Job)))
        {
            return await ask();
        }
    }

    public async Task<HttpResponseMessage> NotSavedAsync()
    {
        var page = await Admin.GetAsync("/profil");
        return await WhileBusyAsync(async () => (await Admin.SubmitAsync(page, _ => { }, "/profil")).Response);
    }

    public async Task<HttpResponseMessage> TooManyPostsAsync()
    {
        var site = await SignInAsync(await Account.AddContactAsync());
        var answer = await PostAsync(site, "/profil", "a=b");
        for (var post = 1; post <= AnswerFactory.PostsPerMinute; post++)
        {
            answer = await PostAsync(site, "/profil", "a=b");
        }

        return answer;
    }

    public async Task<HttpResponseMessage> TooManyCallsAsync()
    {
        var phone = await SignedInPhoneAsync();
        var answer = await phone.CallAsync("/me");

        // The bucket fills a little meanwhile.
        for (var call = 1; call < AnswerFactory.CallsPerMinute * 10 && answer.StatusCode == HttpStatusCode.OK; call++)
        {
            answer = await phone.CallAsync("/me");
        }

        return answer;
    }

    /// <summary>The page that asks before an app is let in.</summary>
    public async Task<HttpResponseMessage> QuestionAsync() => (await OpenAsync(NewPhone())).Response;

    public async Task<HttpResponseMessage> LetInAsync()
    {
        var phone = NewPhone();
        return (await phone.Browser.SubmitAsync(
            await OpenAsync(phone), form => form.Set("answer", "accept"), "/connect/authorize")).Response;
    }

    public async Task<HttpResponseMessage> RedeemedAsync()
    {
        var phone = NewPhone();
        return (await phone.RedeemAsync(await phone.AnswerAsync(await OpenAsync(phone)))).HttpResponse!;
    }

    public async Task<HttpResponseMessage> RevokedAsync()
    {
        var phone = await SignedInPhoneAsync();
        return (await phone.RevokeAsync(phone.AccessToken!)).HttpResponse!;
    }

    private TestPhone NewPhone() => new(Host.Secure(), Host.Secure().Client);

    private async Task<TestPhone> SignedInPhoneAsync()
    {
        var phone = NewPhone();
        return phone.Keep(await phone.RedeemAsync(await phone.AnswerAsync(await OpenAsync(phone))));
    }

    private async Task<TestPage> OpenAsync(TestPhone phone)
    {
        var contactId = await Account.AddContactAsync();
        await Account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        return await phone.OpenAsync((await Account.FindAsync(contactId)).UserName!);
    }

    private async Task<TestPage> PostSignInAsync(TestSite site, long contactId)
    {
        var login = (await Account.FindAsync(contactId)).UserName!;
        return await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
    }
}
