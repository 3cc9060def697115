using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>Every endpoint of the API in every situation that a phone can be in.</summary>
[Collection(MobileHost.Name)]
public sealed class ApiMatrixTests(ConnectorsFactory host)
{
    private const string Campaign = "api/mobile/v1/campaigns/{id:long}";

    /// <summary>Method and route; the state in which the call succeeds, null when it is about no campaign; whether it writes.</summary>
    private static readonly Dictionary<string, (
        CampaignState? State, bool IsWrite, Func<TestPhone, long, Task<HttpResponseMessage>> Call)> Endpoints = new()
        {
            ["GET api/mobile/v1/me"] = (null, false, (phone, _) => phone.CallAsync("/me")),
            ["GET api/mobile/v1/campaigns"] = (null, false, (phone, _) => phone.CallAsync("/campaigns")),
            ["GET " + Campaign] = (CampaignState.Draft, false, (phone, id) => phone.CallAsync($"/campaigns/{id}")),
            [$"GET {Campaign}/statistics"] = (CampaignState.Sent, false, (phone, id) => phone.CallAsync($"/campaigns/{id}/statistics")),
            [$"POST {Campaign}/devalidation"] = (
                CampaignState.Validated, true, (phone, id) => phone.PostAsync($"/campaigns/{id}/devalidation")),
            [$"PUT {Campaign}/schedule"] = (CampaignState.Validated, true, (phone, id) =>
                phone.PutAsync($"/campaigns/{id}/schedule", new { scheduledAt = "2026-07-15T08:00:00+02:00" })),
            [$"POST {Campaign}/interruption"] = (
                CampaignState.Sending, true, (phone, id) => phone.PostAsync($"/campaigns/{id}/interruption")),
        };

    private static readonly string[] Situations =
        ["no token", "expired", "revoked", "Lecture", "Lecture/Ecriture", "other account", "wrong category", "suspended", "option off"];

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var endpoint in Endpoints.Keys)
            {
                foreach (var situation in Situations)
                {
                    cells.Add(endpoint, situation);
                }
            }

            return cells;
        }
    }

    [Fact]
    public void Table_HasEveryEndpointOfTheApi() =>
        Assert.Equal(
            Endpoints.Keys.Order(),
            host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<MobileApiAttribute>() is not null)
                .Select(
                    endpoint =>
                        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText}")
                .Order());

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Call_InASituation_IsAnsweredAsItMust(string endpoint, string situation)
    {
        var (state, isWrite, call) = Endpoints[endpoint];
        var world = await ApiWorld.CreateAsync(host);
        var category = await world.CategoryAsync();
        var privilege = situation == "Lecture" ? ConnectorPrivilege.Read : ConnectorPrivilege.ReadWrite;
        var (phone, contactId) = situation == "other account"
            ? await (await ApiWorld.CreateAsync(host)).SignInAsync(privilege)
            : await world.SignInAsync(privilege, situation == "wrong category" ? [await world.CategoryAsync()] : []);
        var id = await world.CampaignAsync(state ?? CampaignState.Validated, category);
        await BringIntoAsync(situation, world, phone, contactId);

        var before = (await world.Account.CampaignAsync(id)).Version;
        var answer = await call(phone, id);
        Assert.Equal(isWrite && situation == "Lecture/Ecriture" ? before + 1 : before, (await world.Account.CampaignAsync(id)).Version);

        switch (situation)
        {
            case "no token" or "expired" or "revoked":
                await answer.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-again");
                break;
            case "suspended" or "option off":
                await answer.ProblemAsync(HttpStatusCode.Forbidden, situation.Replace(' ', '-'));
                break;
            case "Lecture" when isWrite:
                var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "missing-privilege");
                Assert.Equal("ReadWrite", problem.GetProperty("missingPrivilege").GetString());
                Assert.Contains("Lecture/Ecriture", problem.GetProperty("detail").GetString());
                break;
            case "other account" or "wrong category" when state is not null:
                await answer.ProblemAsync(HttpStatusCode.NotFound, "campaign-not-found");
                break;
            default:
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.Equal(
                    situation is not ("other account" or "wrong category") && endpoint.Contains("campaigns"),
                    text.Contains($"\"key\":\"campagne-") || text.Contains("\"counts\""));
                break;
        }
    }

    private async Task BringIntoAsync(string situation, ApiWorld world, TestPhone phone, long contactId)
    {
        switch (situation)
        {
            case "no token":
                phone.AccessToken = null;
                break;
            case "expired":
                host.Time.Advance(TimeSpan.FromMinutes(31));
                break;
            case "revoked":
                Assert.False((await phone.RevokeAsync(phone.RefreshToken!)).IsError);
                break;
            case "suspended":
                WriteAssert.Done(await world.Account.AsAdministrator(core =>
                {
                    core.Consent.Give(StopCoverageRule.Field);
                    return core.Contacts.SetLockedAsync(contactId, true);
                }));
                break;
            case "option off":
                WriteAssert.Done(await world.Account.AsAdministrator(core =>
                {
                    core.Consent.Give(StopCoverageRule.Field);
                    return core.Account.SetMobileConnectorsAsync(false);
                }));
                break;
        }
    }
}
