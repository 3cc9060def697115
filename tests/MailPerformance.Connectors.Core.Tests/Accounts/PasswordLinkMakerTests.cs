using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>A one-time link is worth what its maker may give, when it is opened and when it is used.</summary>
public sealed class PasswordLinkMakerTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Chosen = "une autre phrase bien longue";

    private static readonly HashSet<string> Rights =
        Sample.Keys(Permissions.Administration, Permissions.Contacts, Permissions.ContactsEdit);

    private static readonly Dictionary<string, Func<World, Task>> Losses = new()
    {
        ["role taken"] = async world => WriteAssert.Done(await world.Account.AsAdministrator(core =>
            core.ContactRoles.SetAsync(world.MakerId, Sample.Ids(), Sample.Ids(world.RoleId)))),
        ["right unticked"] = async world => WriteAssert.Done(await world.Account.AsAdministrator(core =>
            core.Roles.UpdateAsync(
                world.RoleId,
                new RoleEdit(
                    "Aide", Sample.Keys(), "Aide", Rights)))),
        ["blocked"] = async world =>
            WriteAssert.Done(await world.Account.AsAdministrator(core => core.Contacts.SetLockedAsync(world.MakerId, true))),
        ["deleted"] = async world =>
            WriteAssert.Done(await world.Account.AsAdministrator(core => core.Contacts.DeleteAsync(world.MakerId))),
        ["past the end date"] = world =>
            world.Account.ChangeAsync(world.MakerId, contact => contact.AccessEndsAt = world.Account.Host.Time.GetUtcNow().UtcDateTime),
        ["sees less"] = async world =>
            await world.Account.ChooseCategoriesAsync(world.MakerId, await world.Account.AddLabelAsync<Category>("Une")),
        ["contact is stronger"] = world =>
            world.Account.Inside(async core =>
            {
                core.Db.ContactRoles.Add(new ContactRole
                {
                    AccountId = world.Account.Id,
                    UserId = world.ContactId,
                    RoleId = world.Account.AdministratorRoleId,
                });
                return await core.Db.SaveChangesAsync();
            }),
    };

    public static TheoryData<string> Ways => new(Losses.Keys);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Link_WhoseMakerMayNotGiveItAnyMore_IsGone(string way)
    {
        var world = await CreateAsync();
        Assert.NotNull(await FindAsync(world));

        await Losses[way](world);

        Assert.Null(await FindAsync(world));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Link_OpenedBeforeItsMakerLostTheRight_SetsNoPasswordAfterwards(string way)
    {
        var world = await CreateAsync();
        var before = (await world.Account.FindAsync(world.ContactId)).PasswordHash;

        var status = await host.InScope(async core =>
        {
            var opened = (await core.Links.FindAsync(world.ContactId, world.Code))!;
            await Losses[way](world);
            core.Consent.Give(StopCoverageRule.Field);
            return (await core.Links.UseAsync(opened, world.Code, Chosen)).Status;
        });

        Assert.Equal(WriteStatus.NotFound, status);
        Assert.Equal(before, (await world.Account.FindAsync(world.ContactId)).PasswordHash);
    }

    [Theory]
    [InlineData("role taken")]
    [InlineData("right unticked")]
    [InlineData("blocked")]
    public async Task Link_EndedByALoss_DoesNotComeBackWithTheRight(string way)
    {
        var world = await CreateAsync();

        await Losses[way](world);
        await GiveBackAsync(world);

        Assert.Null(await FindAsync(world));
        var code = WriteAssert.Done(await world.Account.As(world.MakerId, core => core.Links.CreateAsync(world.ContactId)));
        Assert.NotNull(await FindAsync(world with { Code = code }));
    }

    [Fact]
    public async Task Link_OfAnother_EndsWhenTheContactsRightsChange_OnesOwnDoesNot()
    {
        var world = await CreateAsync();
        var (account, id) = (world.Account, world.ContactId);
        async Task<World> LinkOfAsync(long maker) =>
            world with { Code = WriteAssert.Done(await account.As(maker, core => core.Links.CreateAsync(id))) };
        async Task ChangeAsync(long roleId, HashSet<string> wanted, HashSet<string> shown) =>
            WriteAssert.Done(await account.AsAdministrator(core =>
                core.Roles.UpdateAsync(roleId, new RoleEdit("Lecture", wanted, "Lecture", shown))));

        var role = await account.AddRoleAsync("Lecture", Permissions.Contacts);
        Assert.NotNull(await FindAsync(world));
        await account.GiveRoleAsync(id, role);
        Assert.Null(await FindAsync(world));

        // The maker holds all that the role ticks before and afterwards.
        var less = Rights.Except([Permissions.ContactsEdit]).ToHashSet();
        foreach (var (wanted, shown) in new[] { (Rights, less), (less, Rights) })
        {
            var (made, stamp) = (await LinkOfAsync(world.MakerId), (await account.FindAsync(id)).PasswordLinkStamp);
            await ChangeAsync(role, wanted, shown);
            Assert.Null(await FindAsync(made));
            Assert.NotEqual(stamp, (await account.FindAsync(id)).PasswordLinkStamp);
            Assert.Null((await account.FindAsync(id)).PasswordLinkAt);
        }

        var own = await LinkOfAsync(account.AdministratorId);
        await ChangeAsync(role, Rights, less);
        Assert.NotNull(await FindAsync(own));
    }

    [Fact]
    public async Task Link_OfAnOperator_NeedsNobodysRights_AndEndsTheOneBefore()
    {
        var world = await CreateAsync();
        var code = WriteAssert.Done(await world.Account.AsOperator(core => core.Links.CreateByCommandAsync(world.ContactId)));

        Assert.Null(await FindAsync(world));
        await Losses["deleted"](world);
        Assert.NotNull(await FindAsync(world with { Code = code }));
    }

    [Fact]
    public async Task Link_ForOneself_IsNotMade_WhateverOneHolds()
    {
        var world = await CreateAsync();

        WriteAssert.Forbidden(
            await world.Account.UnchangedBy(world.MakerId, core => core.Links.CreateAsync(world.MakerId)), "Denial_OwnLink");
        WriteAssert.Forbidden(
            await world.Account.AsAdministrator(core => core.Links.CreateAsync(world.Account.AdministratorId)), "Denial_OwnLink");
    }

    // Whatever of it was taken.
    private static async Task GiveBackAsync(World world)
    {
        await world.Account.ChangeAsync(world.MakerId, contact => contact.LockedAt = null);
        await world.Account.GiveRoleAsync(world.MakerId, world.RoleId);
        WriteAssert.Done(await world.Account.AsAdministrator(async core =>
        {
            var ticked = await core.Db.Set<RolePermission>().Where(one => one.RoleId == world.RoleId)
                .Select(one => one.Permission).ToHashSetAsync();
            return await core.Roles.UpdateAsync(
                world.RoleId, new RoleEdit("Aide", Rights, "Aide", ticked));
        }));
    }

    private Task<Contact?> FindAsync(World world) => host.InScope(core => core.Links.FindAsync(world.ContactId, world.Code));

    private async Task<World> CreateAsync()
    {
        var account = await host.CreateAccountAsync();
        var maker = await account.AddContactAsync();
        var role = await account.AddRoleAsync("Aide", Permissions.ContactsEdit);
        await account.GiveRoleAsync(maker, role);
        var contact = await account.AddContactAsync();
        return new World(
            account, maker, role, contact, WriteAssert.Done(await account.As(maker, core => core.Links.CreateAsync(contact))));
    }

    private sealed record World(TestAccount Account, long MakerId, long RoleId, long ContactId, string Code);
}
