using MailPerformance.Connectors.Core.Connectors;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>The list of connectors shows what the address asks for, and nothing else.</summary>
[Collection(SettingsHost.Name)]
public sealed class FilterTests(ConnectorsFactory host)
{
    [Theory]
    [InlineData("", "configured suspended connected")]
    [InlineData("?etat=configure", "configured connected")]
    [InlineData("?etat=suspendu", "suspended")]
    [InlineData("?droit=lecture", "configured connected")]
    [InlineData("?droit=lecture-ecriture", "suspended")]
    [InlineData("?telephone=avec", "connected")]
    [InlineData("?etat=configure&telephone=sans", "configured")]
    [InlineData("?etat=inconnu", "configured suspended connected")]
    public async Task Get_Filter_KeepsThoseThatItMeans(string query, string expected)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (configured, suspended) = (await account.AddContactAsync(), await account.AddContactAsync());
        var connected = await account.AddContactAsync();
        await account.AddConnectorAsync(configured);
        await account.AddConnectorAsync(suspended, ConnectorPrivilege.ReadWrite);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(suspended, true)));
        await account.AddConnectorAsync(connected);
        await account.AddDeviceAsync(connected);
        await account.Inside(core => core.Db.Set<MobileConnector>().Where(one => one.ContactId == connected)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ActivatedAt, (DateTime?)null)));
        var ids = new Dictionary<string, long>
        {
            [nameof(configured)] = configured,
            [nameof(suspended)] = suspended,
            [nameof(connected)] = connected,
        };

        var page = await (await host.SignInAsync(account, account.AdministratorId)).GetAsync("/parametrages/connecteurs" + query);

        var shown = page.Document.QuerySelectorAll(".list-connectors tbody .login").Select(login => login.TextContent).Order().ToList();
        var wanted = new List<string>();
        foreach (var name in expected.Split(' '))
        {
            wanted.Add((await account.FindAsync(ids[name])).UserName!);
        }

        Assert.Equal(wanted.Order(), shown);
    }
}
