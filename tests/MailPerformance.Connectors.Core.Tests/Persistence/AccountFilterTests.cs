using System.Reflection;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>Rule 1, reading.</summary>
public sealed class AccountFilterTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public Task Model_EveryEntityOfAnAccount_HasTheNamedFilter() => host.InScope(core =>
    {
        var unfiltered = core.Db.Model.GetEntityTypes()
            .Where(entity => typeof(IAccountOwned).IsAssignableFrom(entity.ClrType) || entity.ClrType == typeof(Account))
            .Where(entity => entity.FindDeclaredQueryFilter(ConnectorsDbContext.AccountFilter) is null)
            .Select(entity => entity.ClrType.Name);
        Assert.Empty(unfiltered);
        return Task.CompletedTask;
    });

    [Fact]
    public Task Model_EveryTableWithAnAccountColumn_IsAccountOwned() => host.InScope(core =>
    {
        var forgotten = core.Db.Model.GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(IAccountOwned.AccountId)) is not null)
            .Where(entity => !typeof(IAccountOwned).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.ClrType.Name);
        Assert.Empty(forgotten);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Read_InsideAnotherAccount_FindsNothing()
    {
        var full = await CreateFullAccountAsync();
        var other = await host.CreateAccountAsync();

        foreach (var type in await OwnedTypesAsync())
        {
            Assert.True(await full.Inside(core => CountAsync(core.Db, type, full.Id)) > 0, $"The test makes no {type.Name}.");
            Assert.Equal(0, await other.Inside(core => CountAsync(core.Db, type, full.Id)));
        }
    }

    [Fact]
    public async Task Read_InsideNoAccount_FindsNothing()
    {
        var full = await CreateFullAccountAsync();

        foreach (var type in await OwnedTypesAsync())
        {
            Assert.Equal(0, await host.InScope(core => CountAsync(core.Db, type, full.Id)));
        }

        Assert.Empty(await host.InScope(core => core.Db.Accounts.ToListAsync()));
    }

    [Fact]
    public async Task Accounts_InsideAnAccount_AreThatOneAlone()
    {
        var account = await host.CreateAccountAsync();
        await host.CreateAccountAsync();

        Assert.Equal([account.Id], await account.Inside(core => core.Db.Accounts.Select(found => found.Id).ToListAsync()));
    }

    private async Task<TestAccount> CreateFullAccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddHolderAsync(Permissions.Contacts);
        var connector = await account.AddConnectorAsync(contactId);
        WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)));
        await account.AddDeviceAsync(contactId);
        await account.AddSecondFactorAsync(contactId);
        await account.AddPasskeyAsync(contactId);
        await account.AddSessionAsync(contactId);
        await account.AddCampaignAsync(CampaignState.Validated);
        await account.Inside(async core =>
        {
            var move = await core.Db.CampaignMoves.FirstAsync();
            core.Db.Add(new CampaignNotice { AccountId = account.Id, Move = move });
            core.Db.Add(new CampaignOrder { AccountId = account.Id, CampaignId = move.CampaignId, ContactName = "Sandra Durand" });
            core.Db.Add(new JournalMark { AccountId = account.Id, Hash = "", Signature = "" });
            core.Db.Add(new TrashItem { AccountId = account.Id, SubjectId = 1, Name = "", Content = "" });
            core.Db.Add(new TrashMember { AccountId = account.Id, LabelId = 1, ContactId = 1 });
            core.Notes.Add(account.Id, JournalKind.SignedIn, Entrance.Browser, contactId);
            return await core.Db.SaveChangesAsync();
        });
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Reviews.StartAsync()));
        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.CreateAsync([contactId])));
        WriteAssert.Done(await account.AsAdministrator(core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un"))));
        await account.AsAdministrator(async core =>
        {
            var group = WriteAssert.Done(await core.Groups.AddAsync("Groupe"));
            var category = WriteAssert.Done(await core.Labels<Category>().AddAsync("Catégorie"));
            var segment = WriteAssert.Done(await core.Labels<Segment>().AddAsync("Segment"));
            WriteAssert.Done(await core.ContactLabels.SetGroupsAsync(contactId, Sample.Ids(group), Sample.Ids()));
            WriteAssert.Done(await core.ContactLabels.SetCategoriesAsync(contactId, Sample.Ids(category), Sample.Ids()));
            WriteAssert.Done(await core.ContactLabels.SetSegmentsAsync(contactId, Sample.Ids(segment), Sample.Ids()));
        });
        return account;
    }

    private Task<List<Type>> OwnedTypesAsync() => host.InScope(core => Task.FromResult(core.Db.Model.GetEntityTypes()
        .Select(entity => entity.ClrType)
        .Where(type => typeof(IAccountOwned).IsAssignableFrom(type))
        .ToList()));

    private static Task<int> CountAsync(ConnectorsDbContext db, Type type, long accountId) =>
        (Task<int>)typeof(AccountFilterTests).GetMethod(nameof(CountOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, [db, accountId])!;

    private static Task<int> CountOfAsync<T>(ConnectorsDbContext db, long accountId)
        where T : class, IAccountOwned => db.Set<T>().CountAsync(row => row.AccountId == accountId);
}
