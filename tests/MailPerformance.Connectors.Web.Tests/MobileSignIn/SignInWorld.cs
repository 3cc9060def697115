using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>What the tests of the app's sign-in begin with.</summary>
public static class SignInWorld
{
    public static async Task<(TestAccount Account, long ContactId)> PrepareAsync(this ConnectorsFactory host, bool hasConnector = true)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        if (hasConnector)
        {
            await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read);
        }

        return (account, contactId);
    }

    public static Task<List<MobileDevice>> DevicesAsync(this TestAccount account) =>
        account.Inside(core => core.Db.MobileDevices.OrderBy(device => device.Id).ToListAsync());
}
