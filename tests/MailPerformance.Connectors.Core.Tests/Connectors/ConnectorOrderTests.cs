using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Pages that begin behind a place are those of the whole order, and each part of them is a range of the order's index.</summary>
public sealed class ConnectorOrderTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const int Size = 4;

    public static Dictionary<string, ConnectorOrder> Orders { get; } = new()
    {
        ["nom"] = ConnectorOrder.ByLastName,
        ["prenom"] = ConnectorOrder.ByFirstName,
        ["utilisateur"] = ConnectorOrder.ByLogin,
        ["privilege"] = ConnectorOrder.ByPrivilege,
        ["activation"] = ConnectorOrder.ByActivation,
    };

    public static IEnumerable<object[]> Cases => Orders.Keys.SelectMany(name => new[] { new object[] { name, false }, [name, true] });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Behind_EachPlace_IsWhatFollowsInTheWholeOrder(string name, bool descending)
    {
        var account = await CreateAsync();
        await account.Inside(async core =>
        {
            var order = Orders[name];
            var all = await order.Sort(core.Db.MobileConnectors, descending).ToListAsync();
            Assert.Equal(24, all.Count);
            for (var index = 0; index < all.Count; index++)
            {
                var found = await order.Behind(core.Db.MobileConnectors, PlaceOf(all[index]), descending, Size).ToListAsync();

                Assert.Equal(all.Skip(index + 1).Take(Size).Select(one => one.Id), found.Select(one => one.Id));
            }

            return true;
        });
    }

    [SqliteTheory]
    [MemberData(nameof(Cases))]
    public async Task Behind_OnSqlite_ReadsRangesThatBeginAtThePlace(string name, bool descending)
    {
        var account = await host.CreateAccountAsync();
        foreach (var activatedAt in new[] { (DateTime?)null, host.Now })
        {
            var place = new ConnectorPlace("FOULE", "CAMILLE", "FG3FOULE", ConnectorPrivilege.Read, activatedAt, 12);
            var plan = await account.Inside(core => QueryPlan.OfAsync(
                core.Db,
                Orders[name].Behind(core.Db.MobileConnectors.Where(connector => connector.PlatformId == 1), place, descending, Size)));

            var searches = plan.Where(line => line.StartsWith("SEARCH", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(searches);
            Assert.All(searches, line => Assert.Contains("(AccountId=? AND PlatformId=? AND ", line, StringComparison.Ordinal));
        }
    }

    private static ConnectorPlace PlaceOf(MobileConnector connector) => new(
        connector.NormalizedLastName, connector.NormalizedFirstName, connector.NormalizedUserName, connector.Privilege,
        connector.ActivatedAt, connector.ContactId);

    // Of each two or three share names, privileges and instants.
    private async Task<TestAccount> CreateAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.AddCrowdAsync(48);
        await account.Inside(async core =>
        {
            var contacts = await core.Db.Contacts.ToDictionaryAsync(contact => contact.Id);
            var connectors = await core.Db.MobileConnectors.ToListAsync();
            for (var index = 0; index < connectors.Count; index++)
            {
                var contact = contacts[connectors[index].ContactId];
                (contact.NormalizedLastName, contact.NormalizedFirstName) = ($"N{index % 3}", $"P{index % 5}");
                connectors[index].ActivatedAt = index % 4 == 0 ? null : host.Now.AddHours(index % 3);
                connectors[index].Copy(contact);
            }

            return await core.Db.SaveChangesAsync();
        });
        return account;
    }
}
