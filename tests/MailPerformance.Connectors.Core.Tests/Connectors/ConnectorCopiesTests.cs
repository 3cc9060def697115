using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Whatever changes contacts, the copies that connectors are sorted and counted by are the originals.</summary>
public sealed class ConnectorCopiesTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly Dictionary<string, Func<TestAccount, long, Task>> Ways = new()
    {
        ["last name"] = (account, id) => EditAsync(account, id, details => details.LastName = "Éluard " + Sample.NextNumber()),
        ["first name"] = (account, id) => EditAsync(account, id, details => details.FirstName = "Zoé " + Sample.NextNumber()),
        ["login"] = (account, id) => EditAsync(account, id, details => details.LoginName = $"autre{Sample.NextNumber()}"),
        ["end date"] = (account, id) => EditAsync(account, id, details => details.ValidUntil = Day(2 + (Sample.NextNumber() % 7))),
        ["no end date"] = (account, id) => EditAsync(account, id, details => details.ValidUntil = null),
        ["time zone"] = (account, id) => EditAsync(account, id, details => details.TimeZone = "Indian/Reunion"),
        ["own time zone"] = async (account, id) => WriteAssert.Done(await account.As(id, core =>
            core.Profile.UpdateAsync(new ProfileDetails { Language = "fr", TimeZone = "America/New_York", RowsPerTable = 25 }))),
        ["block"] = async (account, id) => WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true))),
        ["let in"] = async (account, id) =>
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false))),
        ["smaller maximum"] = (account, _) => SetMaximumAsync(account, 10 + (Sample.NextNumber() % 60)),
        ["larger maximum"] = (account, _) => SetMaximumAsync(account, 365),
        ["administrator"] = (account, id) => account.GiveRoleAsync(id, account.AdministratorRoleId),
        ["no role"] = async (account, id) =>
        {
            var held = await account.RolesOfAsync(id);
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(id, Sample.Ids(), held)));
        },
        ["confirmed"] = async (account, id) =>
        {
            foreach (var connector in await account.ConnectorsOfAsync(id))
            {
                WriteAssert.Done(await ConfirmAsync(account, connector.Id));
            }
        },
        ["removed and given"] = async (account, id) =>
        {
            foreach (var connector in await account.ConnectorsOfAsync(id))
            {
                WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector.Id)));
            }

            await account.AddConnectorAsync(id);
        },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Copies_WhateverChangesContactsInAnyTurn_AreTheOriginals(int seed)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        long[] ids = [await account.AddContactAsync(), await account.AddContactAsync(), await account.AddContactAsync()];
        foreach (var id in ids)
        {
            await account.AddConnectorAsync(id);
        }

        await CheckAsync(account, "new");
        var turns = new Random(seed);
        foreach (var name in Ways.Keys.Concat(Ways.Keys).OrderBy(_ => turns.Next()))
        {
            var id = ids[turns.Next(ids.Length)];
            if (await IsPossibleAsync(account, name, id))
            {
                await Ways[name](account, id);
                await CheckAsync(account, name);
            }
        }
    }

    [Fact]
    public async Task Copies_OfAConnectorHeldForReview_SuspendItUntilItIsConfirmed()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await SetMaximumAsync(account, 365, holds: true);
        var creator = await account.AddHolderAsync(Core.Roles.Permissions.MobileConnectors, Core.Roles.Permissions.ContactsCreate);
        var id = WriteAssert.Done(await account.As(creator, core => core.Informations.CreateAsync(
            Sample.Details(), Sample.Choices(new ConnectorChoice(true, ConnectorPrivilege.Read)), Guid.NewGuid())));

        var held = Assert.Single(await account.ConnectorsOfAsync(id));
        Assert.Equal((true, ContactAccess.Always), (held.IsHeld, held.SuspendedFrom));
        await CheckAsync(account, "held");
        WriteAssert.Done(await ConfirmAsync(account, held.Id));

        await CheckAsync(account, "confirmed");
        Assert.NotEqual(ContactAccess.Always, Assert.Single(await account.ConnectorsOfAsync(id)).SuspendedFrom);
    }

    [Fact]
    public async Task Write_ThatChangesNothingOfThem_ReadsNoConnectors()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        await account.AddConnectorAsync(id);

        var commands = await host.Commands.ListenAsync(() => account.GiveRoleAsync(id, account.AdministratorRoleId));

        Assert.DoesNotContain(commands, command => command.Contains("SuspendedFrom", StringComparison.Ordinal));
    }

    private static async Task<bool> IsPossibleAsync(TestAccount account, string name, long id)
    {
        var isAdministrator = (await account.RolesOfAsync(id)).Contains(account.AdministratorRoleId);
        var contact = await account.FindAsync(id);
        return name switch
        {
            "administrator" => !isAdministrator,
            "no end date" => isAdministrator,
            "own time zone" => contact.LockedAt is null,
            _ => true,
        };
    }

    private static async Task CheckAsync(TestAccount account, string after) => await account.Inside(async core =>
    {
        var connectors = await core.Db.MobileConnectors.Include(connector => connector.Contact).ToListAsync();
        Assert.All(connectors, connector =>
        {
            var contact = connector.Contact;
            var suspendedFrom = connector.IsHeld || contact.LockedAt is not null ? ContactAccess.Always
                : contact.AccessEndsAt ?? ContactAccess.Never;
            Assert.Equal(
                (after, contact.NormalizedLastName, contact.NormalizedFirstName, contact.NormalizedUserName, suspendedFrom),
                (after, connector.NormalizedLastName, connector.NormalizedFirstName, connector.NormalizedUserName,
                    connector.SuspendedFrom));
        });
        return true;
    });

    private static DateOnly Day(int days) => DateOnly.FromDateTime(Sample.Start.UtcDateTime).AddDays(days);

    private static async Task EditAsync(TestAccount account, long id, Action<ContactDetails> change)
    {
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        change(wanted);
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));
    }

    private static Task<WriteResult<long>> ConfirmAsync(TestAccount account, long id) => account.AsAdministrator(async core =>
        await core.Connectors.ConfirmAsync(id, ReviewShown.Of(
            await core.Db.MobileConnectors.AsNoTracking().Include(found => found.Contact).SingleAsync(found => found.Id == id))));

    private static async Task SetMaximumAsync(TestAccount account, int days, bool holds = false) =>
        WriteAssert.Done(await account.AsAdministrator(core => core.Account.UpdateAsync(new AccountSettings
        {
            MaxValidityDays = days,
            HoldsConnectorsForReview = holds,
            DefaultLanguage = "fr",
            DefaultTimeZone = "Europe/Paris",
            DefaultRowsPerTable = 25,
        })));
}
