using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Who gave a connector, wherever one is shown alone.</summary>
[Collection(SettingsHost.Name)]
public sealed class ConnectorGrantTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("modifier")]
    [InlineData("retirer")]
    [InlineData("appareils")]
    public async Task Get_ByADelegate_SaysWhoWhenAndByWhichRight(string page)
    {
        var (account, admin) = await host.SetUpAsync();
        var giver = await account.AddDelegateAsync();
        var contactId = await account.AddContactAsync();
        WriteAssert.Done(await account.As(giver, core => core.Connectors.AddAsync(Sample.IPhone, contactId, ConnectorPrivilege.Read)));
        var connector = Assert.Single(await account.ConnectorsOfAsync(contactId));
        var id = connector.Id;

        var why = (await admin.GetAsync($"/parametrages/connecteurs/{id}/{page}")).Element(".why");

        Assert.Contains(
            Words.Web("Grant_ByPermission", Words.Core("Permission_" + Permissions.MobileConnectors)), why.TextContent,
            StringComparison.Ordinal);
        Assert.Equal($"{connector.GrantedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}", why.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal(
            [$"/administration/contacts/{giver}", $"/administration/journal?sujet=Connector&id={id}"],
            why.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_ByAnAdministrator_ToAReaderWithoutTheJournal_SaysSo_WithoutHistory()
    {
        var (account, _) = await host.SetUpAsync();
        var id = await account.AddConnectorAsync(await account.AddContactAsync());
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());

        var why = (await site.GetAsync($"/parametrages/connecteurs/{id}/modifier")).Element(".why");

        Assert.Contains(Words.Web("Grant_AsAdministrator"), why.TextContent, StringComparison.Ordinal);
        Assert.Single(why.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Get_GivenBeforeTheJournal_SaysSoInEnglish()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddConnectorAsync(await account.AddContactAsync());
        await account.Inside(core => core.Db.MobileConnectors.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.GrantedById, (long?)null).SetProperty(one => one.GrantedByName, (string?)null)
            .SetProperty(one => one.GrantedAt, (DateTime?)null).SetProperty(one => one.GrantedIn, (Entrance?)null)
            .SetProperty(one => one.GrantedThrough, (GrantRight?)null)));
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = "en");

        var page = await admin.GetAsync($"/parametrages/connecteurs/{id}/modifier");

        Assert.Equal(
            Words.In("en", () => Texts.T("Grant_BeforeJournal")), page.Element(".why p").TextContent.Trim());
    }

    [Fact]
    public async Task Get_OfAnotherAccount_IsNotFound()
    {
        var (account, _) = await host.SetUpAsync();
        var (_, stranger) = await host.SetUpAsync();
        var id = await account.AddConnectorAsync(await account.AddContactAsync());

        PageAssert.Is(HttpStatusCode.NotFound, await stranger.GetAsync($"/parametrages/connecteurs/{id}/modifier"));
    }
}
