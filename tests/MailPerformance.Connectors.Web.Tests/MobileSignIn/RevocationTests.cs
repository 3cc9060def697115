using System.Net.Http.Json;
using System.Text.Json;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>Whatever is taken away is gone at the phone's very next call, and the device's row says when that call came.</summary>
[Collection(MobileHost.Name)]
public sealed class RevocationTests(ConnectorsFactory host)
{
    private const string NewPassword = "une tout autre phrase de passe";

    public static TheoryData<string, HttpStatusCode, string> Ways => new()
    {
        { "connector removed", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "device ended", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "devices of the connector ended", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "devices of the platform ended", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "password changed", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "password chosen by a link", HttpStatusCode.Unauthorized, "sign-in-again" },
        { "contact blocked", HttpStatusCode.Forbidden, "suspended" },
        { "contact expired", HttpStatusCode.Forbidden, "suspended" },
        { "option off", HttpStatusCode.Forbidden, "option-off" },
        { "platform closed", HttpStatusCode.Forbidden, "platform-unavailable" },
        { "platform retired", HttpStatusCode.Forbidden, "platform-unavailable" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Call_AfterARightIsTakenAway_IsRefusedAtOnce_AndSoIsARefresh(string way, HttpStatusCode expected, string type)
    {
        var (account, contactId, phone) = await SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        await TakeAwayAsync(account, contactId, way);
        await using var reopen = new Reopening(host);
        var before = await DeviceAsync(account);
        Assert.Null(before.RefusedAt);

        var answer = await phone.CallAsync("/me");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:mailperformance:mobile:" + type, problem.GetProperty("type").GetString());
        Assert.Equal(host.Time.GetUtcNow().UtcDateTime, (await DeviceAsync(account)).RefusedAt);
        Assert.Equal("invalid_grant", (await phone.RefreshAsync()).Error);
        Assert.False((await phone.IntrospectAsync(phone.AccessToken!)).IsActive);
    }

    [Theory]
    [InlineData("contact blocked")]
    [InlineData("option off")]
    public async Task Call_AfterASuspensionEnds_WorksAgainWithTheSameToken(string way)
    {
        var (account, contactId, phone) = await SignedInAsync();
        await TakeAwayAsync(account, contactId, way);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.CallAsync("/me")).StatusCode);

        await account.SetOptionAsync(true);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contactId, false)));

        Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        Assert.Null((await DeviceAsync(account)).RefusedAt);
    }

    [Fact]
    public async Task Call_AfterTheConnectorIsGivenAgain_StaysRefused()
    {
        var (account, contactId, phone) = await SignedInAsync();
        await TakeAwayAsync(account, contactId, "connector removed");
        await account.AddConnectorAsync(contactId);

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.Null((await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
    }

    [Fact]
    public async Task Call_AfterTheContactIsDeleted_IsRefused()
    {
        var (account, contactId, phone) = await SignedInAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(contactId)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync("/me")).StatusCode);
        Assert.True((await phone.RefreshAsync()).IsError);
    }

    [Fact]
    public async Task Call_ByARefusedContact_IsAnsweredInItsLanguage()
    {
        var (account, contactId, phone) = await SignedInAsync();
        await account.ChangeAsync(contactId, contact => contact.Language = "en");
        await account.SetOptionAsync(false);

        var answer = await phone.CallAsync("/me");

        Assert.Equal("en", Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Contains("Mobile connectors are off", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Call_KeepsTheLastUse_OnceAMinute_AndSendsAtMostFourCommands()
    {
        var (account, _, phone) = await SignedInAsync();
        var first = (await DeviceAsync(account)).LastUsedAt;
        host.Time.Advance(TimeSpan.FromSeconds(59));
        var commands = await host.Commands.ListenAsync(() => phone.CallAsync("/me"));
        Assert.InRange(commands.Count, 1, 4);
        Assert.Equal(first, (await DeviceAsync(account)).LastUsedAt);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await phone.CallAsync("/me");

        Assert.Equal(host.Time.GetUtcNow().UtcDateTime, (await DeviceAsync(account)).LastUsedAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("n-importe-quoi")]
    public async Task Call_WithoutAGoodToken_Is401WithAProblem(string? token)
    {
        var phone = new TestPhone(host) { AccessToken = token };

        var answer = await phone.CallAsync("/me");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Call_TooOften_Is429WithRetryAfter()
    {
        var (_, _, phone) = await SignedInAsync();
        HttpResponseMessage answer;
        var calls = 0;
        do
        {
            answer = await phone.CallAsync("/me");
        }
        while (answer.StatusCode == HttpStatusCode.OK && ++calls < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.True(calls >= 100, $"Only {calls} calls were answered.");
    }

    [Fact]
    public async Task Call_OfAnUnknownAddress_Is404AsAProblem()
    {
        var (_, _, phone) = await SignedInAsync();

        var answer = await phone.CallAsync("/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task TakeAwayAsync(TestAccount account, long contactId, string way)
    {
        var connector = (await account.ConnectorsOfAsync(contactId)).Single().Id;
        var device = (await DeviceAsync(account)).Id;
        _ = way switch
        {
            "connector removed" => WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector))),
            "device ended" => WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(device))),
            "devices of the connector ended" =>
                WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAllOfConnectorAsync(connector))),
            "devices of the platform ended" =>
                WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAllOfPlatformAsync(Sample.IPhone))),
            "password changed" =>
                WriteAssert.Done(await account.As(contactId, core => core.Passwords.RunAsync(Sample.Password, NewPassword))).Id,
            "password chosen by a link" => await ChooseByLinkAsync(account, contactId),
            "contact blocked" => WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contactId, true))),
            "contact expired" =>
                await account.ChangeAsync(contactId, contact => contact.AccessEndsAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            "platform closed" or "platform retired" => WriteAssert.Done(await account.Host.InScope(core =>
            {
                core.Consent.Force();
                return core.Platforms.SetAvailabilityAsync(
                    Sample.IPhone, way == "platform closed" ? PlatformAvailability.ComingSoon : PlatformAvailability.Retired);
            })),
            "option off" => await account.ChangeAsync(contactId, _ => { }),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
        };
        if (way == "option off")
        {
            await account.SetOptionAsync(false);
        }
    }

    private static async Task<long> ChooseByLinkAsync(TestAccount account, long contactId)
    {
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId)));
        WriteAssert.Done(await account.Host.InScope(async core =>
            await core.Links.UseAsync((await core.Links.FindAsync(contactId, code))!, code, NewPassword)));
        return contactId;
    }

    private static Task<MobileDevice> DeviceAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileDevices.AsNoTracking().SingleAsync());

    // Platforms are everybody's: the next test finds them as they were.
    private sealed class Reopening(ConnectorsFactory host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await host.InScope(core => core.Platforms.SetAvailabilityAsync(Sample.IPhone, PlatformAvailability.Available));
    }

    private async Task<(TestAccount Account, long ContactId, TestPhone Phone)> SignedInAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read);
        return (account, contactId, await new TestPhone(host).SignInAsync(account, contactId));
    }
}
