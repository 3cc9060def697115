using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>The devices of a connector, on its page, in the list and in the profile of their owner.</summary>
[Collection(SettingsHost.Name)]
public sealed class DevicesTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_Devices_ShowsThemWithUsesInTheReadersZone()
    {
        var (account, admin) = await host.SetUpAsync();
        var (contactId, connector) = await ConnectorAsync(account);
        await account.AddDeviceAsync(contactId, "iPhone de Sandra");

        var list = await admin.GetAsync("/parametrages/connecteurs");
        var page = await admin.GetAsync(list.Element($"a[href='/parametrages/connecteurs/{connector}/appareils']").GetAttribute("href")!);

        Assert.Contains("1 appareil", list.Text);
        Assert.Contains("iPhone de Sandra", page.Text);
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(host.Time.GetUtcNow(), "Europe/Paris");
        Assert.Contains(local.ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture), page.Text);
        Assert.Contains("Connecté", page.Text);
    }

    [Fact]
    public async Task Post_EndDevice_EndsItAndTheListSaysThatItHasNotCalledSince()
    {
        var (account, admin) = await host.SetUpAsync();
        var (contactId, connector) = await ConnectorAsync(account);
        var device = await account.AddDeviceAsync(contactId, "iPhone perdu");
        var address = $"/parametrages/connecteurs/{connector}/appareils";

        var answer = await admin.SubmitAsync(await admin.GetAsync(address), _ => { }, $"{address}/{device}/deconnecter");

        Assert.Equal(address, answer.Location);
        Assert.Contains("N’a pas rappelé depuis", (await admin.GetAsync(address)).Text);
        Assert.Contains("iPhone perdu", (await admin.GetAsync("/parametrages/connecteurs")).Text);
    }

    [Fact]
    public async Task Post_EndAllOfAPlatform_EndsEachAndSaysHowMany()
    {
        var (account, admin) = await host.SetUpAsync();
        foreach (var name in new[] { "A", "B" })
        {
            await account.AddDeviceAsync((await ConnectorAsync(account)).ContactId, name);
        }

        const string Address = "/parametrages/connecteurs/iphone/appareils/deconnecter";
        await admin.SubmitAsync(await admin.GetAsync(Address), _ => { }, Address);

        Assert.Contains("2 appareils ont été déconnectés.", (await admin.GetAsync("/parametrages/connecteurs")).Text);
    }

    [Fact]
    public async Task Post_EndAnAdministratorsDevice_ByADelegate_Is403()
    {
        var (account, _) = await host.SetUpAsync();
        await account.AddConnectorAsync(account.AdministratorId);
        var device = await account.AddDeviceAsync(account.AdministratorId);
        var connector = (await account.ConnectorsOfAsync(account.AdministratorId)).Single().Id;
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());

        var answer = await account.UnchangedBy(() =>
            site.PostByHandAsync($"/parametrages/connecteurs/{connector}/appareils/{device}/deconnecter", _ => { }));

        PageAssert.Is(HttpStatusCode.Forbidden, answer);
    }

    [Fact]
    public async Task Post_OwnDeviceInTheProfile_EndsIt()
    {
        var (account, _) = await host.SetUpAsync();
        var (contactId, _) = await ConnectorAsync(account);
        var device = await account.AddDeviceAsync(contactId, "Mon iPhone");
        var site = await host.SignInAsync(account, contactId);
        var page = await site.GetAsync("/profil");
        Assert.Contains("Mon iPhone", page.Text);

        await site.SubmitAsync(page, _ => { }, $"/profil/appareils/{device}/deconnecter");

        Assert.DoesNotContain("Mon iPhone", (await site.GetAsync("/profil")).Text);
    }

    [Fact]
    public async Task Get_Events_SayThatTheListHasChangedSinceTheStateThatTheBrowserKnows()
    {
        var (account, admin) = await host.SetUpAsync();
        var first = await admin.Client.GetStringAsync("/parametrages/connecteurs/evenements");
        var state = first.Split("id: ")[1].Split('\n')[0];
        Assert.Contains("event: begun", first);
        Assert.DoesNotContain("event:", await EventsAsync(admin, state));

        await ConnectorAsync(account);

        Assert.Contains("event: changed", await EventsAsync(admin, state));
    }

    [Theory]
    [InlineData("used")]
    [InlineData("refused")]
    [InlineData("signed out")]
    [InlineData("kept out")]
    [InlineData("platform")]
    public async Task Get_Events_SayWhatPhonesAndOthersDoOutsideTheAccountsTurn(string what)
    {
        var (account, admin) = await host.SetUpAsync();
        var (contactId, _) = await ConnectorAsync(account);
        await account.AddDeviceAsync(contactId);
        var state = (await admin.Client.GetStringAsync("/parametrages/connecteurs/evenements")).Split("id: ")[1].Split('\n')[0];
        host.Time.Advance(TimeSpan.FromMinutes(2));
        var device = (await account.CallerAsync(contactId)).Device!;
        await host.InScope(async core =>
        {
            switch (what)
            {
                case "used":
                    await core.Access.UsedAsync(device);
                    break;
                case "refused":
                    await core.Access.RefusedAsync(device.Id);
                    break;
                case "signed out":
                    var authorization = await account.Inside(
                        inside => inside.Db.MobileDevices.Select(found => found.AuthorizationId).SingleAsync());
                    await core.Access.EndAsync(authorization, DeviceEnd.SignedOut);
                    break;
                case "kept out":
                    for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
                    {
                        await core.SignIn.CountFailureAsync(contactId);
                    }

                    break;
                default:
                    await core.Platforms.SetAvailabilityAsync("windows-phone-7", PlatformAvailability.ComingSoon);
                    break;
            }
        });

        Assert.Contains("event: changed", await EventsAsync(admin, state));
    }

    [Fact]
    public async Task Get_Events_OfAPageThatCameBeforeAChange_SayItAtOnce()
    {
        var (account, admin) = await host.SetUpAsync();
        var page = await admin.GetAsync("/parametrages/connecteurs");
        var address = page.Element("[data-live]").GetAttribute("data-live")!;
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("event: begun", await admin.Client.GetStringAsync(address));

        await ConnectorAsync(account);

        Assert.Contains("event: changed", await admin.Client.GetStringAsync(address));
    }

    [Fact]
    public async Task Get_List_LeavesOutEndedDevicesThatAreConnectedAgain()
    {
        var (account, admin) = await host.SetUpAsync();
        var (contactId, _) = await ConnectorAsync(account);
        var device = await account.AddDeviceAsync(contactId, "Revenu");
        var lost = await account.AddDeviceAsync(contactId, "Perdu");
        WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(device)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Devices.EndAsync(lost)));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await account.AddDeviceAsync(contactId, "Revenu");

        var text = (await admin.GetAsync("/parametrages/connecteurs")).Element("[data-live] > .panel").TextContent;

        Assert.Contains("Perdu", text);
        Assert.DoesNotContain("Revenu", text);
    }

    [Fact]
    public async Task Post_EndTheOnlyDeviceThatCanStopACampaign_AsksFirst()
    {
        var (account, _) = await host.SetUpAsync();
        var contactId = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        var device = (await account.CallerAsync(contactId)).Device!.Id;
        var site = await host.SignInAsync(account, contactId);
        var address = $"/profil/appareils/{device}/deconnecter";

        var question = await account.UnchangedBy(() => site.PostByHandAsync(address, _ => { }));
        PageAssert.Is(HttpStatusCode.Conflict, question);
        await site.SubmitAsync(question, form => form.Set(StopCoverageRule.Field, "true"), address);

        Assert.NotNull((await account.Inside(core => core.Db.MobileDevices.SingleAsync())).EndedAt);
    }

    private static async Task<string> EventsAsync(TestSite site, string lastSeen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/parametrages/connecteurs/evenements");
        request.Headers.Add("Last-Event-ID", lastSeen);
        return await (await site.Client.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private static async Task<(long ContactId, long ConnectorId)> ConnectorAsync(TestAccount account)
    {
        var contactId = await account.AddContactAsync();
        return (contactId, await account.AddConnectorAsync(contactId));
    }
}
