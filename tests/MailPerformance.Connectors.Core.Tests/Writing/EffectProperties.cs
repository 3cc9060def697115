using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Tests.Journal;
using MailPerformance.Connectors.Core.Tests.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>In any account, what is announced of a write is what is true once it is saved, and what the journal says of it.</summary>
public sealed class EffectProperties(CoreHost host) : IClassFixture<CoreHost>
{
    private const int Contacts = 3;
    private const int Roles = 3;

    [Property(Arbitrary = [typeof(EffectProperties)], MaxTest = 40)]
    public async Task Announced_IsWhatIsTrueAfterwards_AndWhatTheJournalSays(World world)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (contacts, roles) = await BuildAsync(account, world);
        var before = await RightsAsync(account);
        var connectors = await ConnectorsAsync(account);

        var effect = WriteAssert.Unseen(await account.UnchangedBy(account.AdministratorId, core =>
        {
            core.Preview.Rehearse();
            return WriteAsync(core, account, world, contacts, roles);
        }));
        if (effect.IsRefused)
        {
            return;
        }

        var told = await account.ToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Preview.Ask(effect.Digest);
            return WriteAsync(core, account, world, contacts, roles);
        })));

        var after = await RightsAsync(account);
        var lines = effect.Lines.OfType<RightsLine>().ToDictionary(line => line.ContactId);
        Assert.All(before, one =>
        {
            var now = after.GetValueOrDefault(one.Key) ?? [];
            var line = lines.GetValueOrDefault(one.Key);
            Assert.Equal(now.Except(one.Value).Order(), (line?.Gained ?? []).Order());
            Assert.Equal(one.Value.Except(now).Order(), (line?.Lost ?? []).Order());
        });
        var removed = effect.Lines.OfType<ConnectorRemovedLine>().Select(line => line.ConnectorId).ToList();
        Assert.Equal(connectors.Except(await ConnectorsAsync(account)).Order(), removed.Order());
        Assert.Equal(
            told.Where(one => one.Kind == JournalKind.ConnectorRemoved).Select(one => one.Entry.SubjectId!.Value).Order(), removed.Order());
        Assert.Equal(
            told.Any(one => one.Kind == JournalKind.OptionOff) && connectors.Count > 0,
            effect.Lines.OfType<ConnectorsSuspendedLine>().Any());
        JournalHasNames(told, lines.Values);
    }

    public static Arbitrary<World> Worlds() =>
        (from ticks in Gen.ArrayOf(PermissionGenerators.AnyKeys, Roles)
         from held in Gen.ArrayOf(Gen.SubListOf(Enumerable.Range(0, Roles + 1).ToArray()), Contacts)
         from connectors in Gen.SubListOf(Enumerable.Range(0, Contacts).ToArray())
         from wanted in Gen.SubListOf(Enumerable.Range(0, Roles + 1).ToArray())
         from keys in PermissionGenerators.AnyKeys
         from kind in Gen.Choose(0, 4)
         from whom in Gen.Choose(0, Contacts - 1)
         select new World(ticks, held.Select(one => one.ToList()).ToArray(), [.. connectors], [.. wanted], keys, kind, whom))
        .ToArbitrary();

    // What somebody gains or loses, the journal explains by a change of its roles, of a role, or by the end of the contact.
    private static void JournalHasNames(List<Told> told, IEnumerable<RightsLine> lines)
    {
        var keys = told.Where(one => one.Kind == JournalKind.RoleChanged)
            .SelectMany(one => one.Said.Where(said => said.Key.EndsWith(":Permission", StringComparison.Ordinal)))
            .Select(said => said.Value!).ToHashSet();
        Assert.All(lines, line => Assert.True(
            told.Any(one => one.Entry.ContactId == line.ContactId
                && one.Kind is JournalKind.ContactRolesChanged or JournalKind.ContactDeleted)
            || line.Gained.Concat(line.Lost).All(keys.Contains)));
    }

    private static async Task<(List<long> Contacts, List<long> Roles)> BuildAsync(TestAccount account, World world)
    {
        var roles = new List<long> { account.AdministratorRoleId };
        foreach (var keys in world.Ticks)
        {
            roles.Add(await account.AddRoleAsync($"Rôle {roles.Count}", [.. keys]));
        }

        var contacts = new List<long>();
        foreach (var (index, held) in world.Held.Index())
        {
            var contactId = await account.AddContactAsync();
            WriteAssert.Done(await account.AsAdministrator(core =>
                core.ContactRoles.SetAsync(contactId, held.Select(role => roles[role]).ToHashSet(), Sample.Ids())));
            if (world.Connectors.Contains(index))
            {
                await account.AddConnectorAsync(contactId);
            }

            contacts.Add(contactId);
        }

        return (contacts, roles);
    }

    private static async Task<WriteResult<long>> WriteAsync(
        CoreServices core, TestAccount account, World world, List<long> contacts, List<long> roles)
    {
        var contactId = contacts[world.Whom];
        switch (world.Kind)
        {
            case 0:
                var roleId = roles[world.Whom + 1];
                var present = await core.Db.RolePermissions.Where(ticked => ticked.RoleId == roleId)
                    .Select(ticked => ticked.Permission).ToHashSetAsync();
                return await core.Roles.UpdateAsync(
                    roleId, new RoleEdit($"Rôle {world.Whom + 1}", world.Keys, $"Rôle {world.Whom + 1}", present));
            case 1:
                return await core.ContactRoles.SetAsync(
                    contactId,
                    world.Wanted.Select(role => roles[role]).ToHashSet(),
                    world.Held[world.Whom].Select(role => roles[role]).ToHashSet());
            case 2:
                return await core.Contacts.DeleteAsync(contactId);
            case 3:
                return await core.Account.SetMobileConnectorsAsync(false) is { } off
                    ? new WriteResult<long>(off.Status, account.Id, off.Errors) { Effect = off.Effect }
                    : throw new InvalidOperationException();
            default:
                var connectorId = await core.Db.MobileConnectors.Where(connector => connector.ContactId == contactId)
                    .Select(connector => connector.Id).SingleOrDefaultAsync();
                return connectorId == 0
                    ? await core.Contacts.DeleteAsync(contactId)
                    : await core.Connectors.RemoveAsync(connectorId);
        }
    }

    // By the sign-in's own reading, which knows nothing of effects.
    private static Task<Dictionary<long, HashSet<string>>> RightsAsync(TestAccount account) => account.Inside(async core =>
    {
        var found = new Dictionary<long, HashSet<string>>();
        foreach (var id in await core.Db.Contacts.Select(contact => contact.Id).ToListAsync())
        {
            var actor = (await core.SignedIn.FindAsync(id))!.Actor;
            found[id] = [.. PermissionCatalogue.Keys.Where(actor.Holds)];
        }

        return found;
    });

    private static Task<List<long>> ConnectorsAsync(TestAccount account) =>
        account.Inside(core => core.Db.MobileConnectors.Select(connector => connector.Id).ToListAsync());

    /// <param name="Ticks">The keys of each role but the built-in one.</param>
    /// <param name="Held">The roles of each contact; 0 is the built-in one.</param>
    /// <param name="Connectors">Which contacts have one.</param>
    /// <param name="Kind">What is written: a tree, a contact's roles, a deletion, the option, a connector's end.</param>
    /// <param name="Whom">The contact, or the role, that it is about.</param>
    public sealed record World(
        HashSet<string>[] Ticks, List<int>[] Held, List<int> Connectors, List<int> Wanted, HashSet<string> Keys, int Kind, int Whom);
}
