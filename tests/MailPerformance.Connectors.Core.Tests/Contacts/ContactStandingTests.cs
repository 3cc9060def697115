using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Who a contact is to a rule is the same, however much else is read with it.</summary>
public sealed class ContactStandingTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task FindContactStandingAsync_OfAnyContact_IsPartOfItsRights()
    {
        var account = await host.CreateAccountAsync();
        var several = await account.AddHolderAsync(Permissions.ContactsEdit);
        await account.GiveRoleAsync(several, account.AdministratorRoleId);
        foreach (var id in new[] { account.AdministratorId, several, await account.AddDelegateAsync(), await account.AddContactAsync() })
        {
            var (standing, rights) = await account.Inside(async core =>
                (await core.Db.FindContactStandingAsync(id), (await core.Db.FindContactRightsAsync(id, byId: 0))!));

            Assert.Equal(new ContactStanding(rights.ContactId, rights.IsAdministrator), standing);
        }

        Assert.Equal(
            [account.AdministratorId, several],
            await account.Inside(core => core.Db.Contacts.Administrators().Select(found => found.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task FindContactStandingAsync_OfAnotherAccountsContact_IsNull()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());

        Assert.Null(await account.Inside(core => core.Db.FindContactStandingAsync(other.AdministratorId)));
        Assert.Null(await account.Inside(core => core.Db.FindContactRightsAsync(other.AdministratorId, byId: 0)));
    }
}
