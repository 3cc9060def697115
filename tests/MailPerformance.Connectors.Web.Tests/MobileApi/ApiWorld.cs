using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>An account with the option on, and phones that are signed in to it.</summary>
public sealed record ApiWorld(ConnectorsFactory Host, TestAccount Account)
{
    public static async Task<ApiWorld> CreateAsync(ConnectorsFactory host)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return new ApiWorld(host, account);
    }

    public async Task<(TestPhone Phone, long ContactId)> SignInAsync(
        ConnectorPrivilege privilege = ConnectorPrivilege.ReadWrite, params long[] categories)
    {
        var contactId = await Account.AddContactAsync();
        await Account.AddConnectorAsync(contactId, privilege);
        if (categories.Length > 0)
        {
            await Account.ChooseCategoriesAsync(contactId, categories);
        }

        return (await new TestPhone(Host).SignInAsync(Account, contactId), contactId);
    }

    public async Task<TestPhone> PhoneAsync(ConnectorPrivilege privilege = ConnectorPrivilege.ReadWrite) =>
        (await SignInAsync(privilege)).Phone;

    public Task<long> CategoryAsync() => Account.AddLabelAsync<Category>($"Catégorie {Sample.NextNumber()}");

    public Task<long> CampaignAsync(CampaignState state, long? category = null) => Account.AddCampaignAsync(state, Later, category);

    public DateTime Later => Host.Time.GetUtcNow().UtcDateTime.AddDays(3);

    public string LaterText(int days = 1) =>
        Later.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Short ways to call and to look at answers.</summary>
public static class ApiCalls
{
    public static Task<HttpResponseMessage> PostAsync(this TestPhone phone, string path, Action<HttpRequestHeaders>? headers = null) =>
        phone.CallAsync(path, HttpMethod.Post, headers: headers);

    public static Task<HttpResponseMessage> PutAsync(
        this TestPhone phone, string path, object? body, string? ifMatch = "*", Action<HttpRequestHeaders>? headers = null) =>
        phone.CallAsync(path, HttpMethod.Put, body, all =>
        {
            if (ifMatch is not null)
            {
                all.TryAddWithoutValidation("If-Match", ifMatch);
            }

            headers?.Invoke(all);
        });

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The problem, after its status, media type and type have been looked at.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"Expected {status}, got {answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal("urn:mailperformance:mobile:" + type, problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static async Task<JsonElement> OkAsync(this Task<HttpResponseMessage> call)
    {
        var answer = await call;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.JsonAsync();
    }
}
