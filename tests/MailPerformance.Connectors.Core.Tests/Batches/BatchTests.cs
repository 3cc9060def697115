using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Batches;

/// <summary>One action on many contacts: foreseen, done, stopped, gone on with.</summary>
public sealed class BatchTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Choose_Role_ForeseesWhatBecomesOfEach_AndChangesNothing()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.AddRoleAsync("Un", Permissions.Campaigns);
        var other = await account.AddRoleAsync("Deux", Permissions.ContactsEdit);
        var (plain, holder) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.GiveRoleAsync(holder, role);
        var by = await account.AddContactAsync();
        await account.GiveRoleAsync(by, role);
        await account.GiveRoleAsync(by, other);
        var before = await RolesAsync(account);

        var id = await account.ForeseeAsync(by, new(BatchAction.GiveRole, role), plain, holder, account.AdministratorId);

        var items = await account.ItemsOfBatchAsync(id);
        Assert.Equal(
            [BatchOutcome.WouldChange, BatchOutcome.WouldStay, BatchOutcome.WouldBeRefused], items.Select(item => item.Outcome));
        Assert.Equal(
            [null, null, French("Denial_AdministratorContact")], items.Select(item => item.Message));
        Assert.Equal(before, await RolesAsync(account));
        var batch = await account.BatchAsync(id);
        Assert.Equal((BatchState.Foreseen, null, 3), (batch.State, batch.ActiveSince, batch.ItemCount));
    }

    [Fact]
    public async Task Confirm_DoesWhatWasForeseen_AndEachLeavesItsEntry()
    {
        var account = await host.CreateAccountAsync();
        var role = await account.AddRoleAsync("Un", Permissions.Campaigns);
        var (plain, holder) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.GiveRoleAsync(holder, role);

        var gone = await account.AddContactAsync();
        var id = await account.ForeseeAsync(account.AdministratorId, new(BatchAction.GiveRole, role), plain, holder, gone);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(gone)));
        await account.ConfirmAndRunAsync(account.AdministratorId, id);

        Assert.Equal(
            [BatchOutcome.Changed, BatchOutcome.Stayed, BatchOutcome.Refused],
            (await account.ItemsOfBatchAsync(id)).Select(item => item.Outcome));
        Assert.Equal([role], await account.RolesOfAsync(plain));
        Assert.Equal(BatchState.Ended, (await account.BatchAsync(id)).State);
        var entry = await account.Inside(core => core.Db.JournalEntries
            .Where(entry => entry.ContactId == plain && entry.AuthorId == account.AdministratorId).OrderByDescending(entry => entry.Number)
            .FirstAsync());
        Assert.Equal(JournalKind.ContactRolesChanged, entry.Kind);
        Assert.Equal(0, await account.RunBatchesAsync());
    }

    [Fact]
    public async Task Run_WhenTheRightsOfWhoeverStartedAreGone_RefusesTheRest()
    {
        var account = await host.CreateAccountAsync();
        var by = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contact = await account.AddContactAsync();
        var id = await account.ForeseeAsync(by, new(BatchAction.Block), contact);
        WriteAssert.Done(await account.As(by, core => core.Batches.ConfirmAsync(id, false)));
        var held = await account.RolesOfAsync(by);
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(by, Sample.Ids(), held)));

        await account.RunBatchesAsync();

        var item = Assert.Single(await account.ItemsOfBatchAsync(id));
        Assert.Equal(BatchOutcome.Refused, item.Outcome);
        Assert.NotNull(item.Message);
        Assert.Null((await account.FindAsync(contact)).LockedAt);
    }

    [Fact]
    public async Task Run_WhenWhoeverStartedIsBlocked_EndsWithoutTheRest()
    {
        var account = await host.CreateAccountAsync();
        var by = await account.AddHolderAsync(Permissions.ContactsEdit);
        var contact = await account.AddContactAsync();
        var id = await account.ForeseeAsync(by, new(BatchAction.Block), contact);
        WriteAssert.Done(await account.As(by, core => core.Batches.ConfirmAsync(id, false)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(by, true)));

        await account.RunBatchesAsync();

        Assert.Equal(BatchState.Ended, (await account.BatchAsync(id)).State);
        Assert.Equal(BatchOutcome.WouldChange, Assert.Single(await account.ItemsOfBatchAsync(id)).Outcome);
        Assert.Null((await account.FindAsync(contact)).LockedAt);
    }

    [Fact]
    public async Task Run_BySeveralJobsAtOnce_DoesEachContactOnce()
    {
        var account = await host.CreateAccountAsync();
        var group = await account.AddLabelAsync<Group>("Nord");
        var contacts = new List<long>();
        for (var number = 0; number < 60; number++)
        {
            contacts.Add(await account.AddContactAsync());
        }

        var id = await account.ForeseeAsync(account.AdministratorId, new(BatchAction.AddGroup, group), [.. contacts]);
        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(account.RunBatchesAsync)));
        await account.RunBatchesAsync();

        Assert.All(await account.ItemsOfBatchAsync(id), item => Assert.Equal(BatchOutcome.Changed, item.Outcome));
        Assert.Equal(60, await account.Inside(core => core.Db.Set<ContactGroup>().CountAsync(link => link.LabelId == group)));
    }

    [Fact]
    public async Task Run_AfterAJobHasDied_GoesOnWhenItsClaimRunsOut()
    {
        var account = await host.CreateAccountAsync();
        var contact = await account.AddContactAsync();
        var id = await account.ForeseeAsync(account.AdministratorId, new(BatchAction.Block), contact);
        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        await account.Inside(core => core.Db.Batches.Where(batch => batch.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, host.Now + BatchRunner.Claim)));

        Assert.Equal(0, await account.RunBatchesAsync());
        host.Time.Advance(BatchRunner.Claim);
        Assert.Equal(1, await account.RunBatchesAsync());

        Assert.NotNull((await account.FindAsync(contact)).LockedAt);
    }

    [Fact]
    public async Task Stop_LeavesTheRestAsItWas()
    {
        var account = await host.CreateAccountAsync();
        var contact = await account.AddContactAsync();
        var id = await account.ForeseeAsync(account.AdministratorId, new(BatchAction.Block), contact);
        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));

        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.StopAsync(id)));
        Assert.Equal(0, await account.RunBatchesAsync());

        Assert.Null((await account.FindAsync(contact)).LockedAt);
        Assert.Equal(BatchState.Ended, (await account.BatchAsync(id)).State);
    }

    [Fact]
    public async Task Remove_TheOnlyCategory_IsRefused_AndWhoSeesAllStaysSo()
    {
        var account = await host.CreateAccountAsync();
        var category = await account.AddLabelAsync<Category>("Presse");
        var (one, all) = (await account.AddContactAsync(), await account.AddContactAsync());
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetCategoriesAsync(one, Sample.Ids(category), Sample.Ids())));

        var removed = await account.RunBatchAsync(new(BatchAction.RemoveCategory, category), one, all);
        var added = await account.RunBatchAsync(new(BatchAction.AddCategory, category), all);

        Assert.Equal(
            [(BatchOutcome.Refused, French("Sight_OnlyOne")), (BatchOutcome.Stayed, null)],
            (await account.ItemsOfBatchAsync(removed)).Select(item => (item.Outcome, item.Message)));
        var seesAll = Assert.Single(await account.ItemsOfBatchAsync(added));
        Assert.Equal((BatchOutcome.Stayed, French("Batch_SeesAllCategories")), (seesAll.Outcome, seesAll.Message));
    }

    [Fact]
    public async Task Batch_OfSomebodyElse_IsGoneOnWithByNobody()
    {
        var account = await host.CreateAccountAsync();
        var first = await account.AddHolderAsync(Permissions.ContactsEdit);
        var second = await account.AddHolderAsync(Permissions.ContactsEdit);
        var other = await host.CreateAccountAsync();
        var id = await account.ForeseeAsync(first, new(BatchAction.Block), second);

        WriteAssert.NotFound(await account.As(second, core => core.Batches.ConfirmAsync(id, false)));
        WriteAssert.Forbidden(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)), "Denial_OthersBatch");
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Batches.StopAsync(id)));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Batches.UndoAsync(id)));
        Assert.Equal(BatchState.Foreseen, (await account.BatchAsync(id)).State);
    }

    [Fact]
    public async Task Choose_WithoutTheRight_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var by = await account.AddDelegateAsync();
        var id = WriteAssert.Done(await account.As(by, core => core.Batches.CreateAsync([account.AdministratorId])));

        WriteAssert.Forbidden(
            await account.As(by, core => core.Batches.ChooseAsync(id, new(BatchAction.Block))),
            "Denial_MissingPermission", PermissionLabels.Of(Permissions.ContactsEdit));
        Assert.Equal(BatchState.Draft, (await account.BatchAsync(id)).State);
    }

    [Fact]
    public async Task Choose_WhatIsNotThere_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var foreign = await other.AddRoleAsync("Ailleurs", Permissions.Campaigns);
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Batches.CreateAsync([account.AdministratorId])));
        WriteAssert.NotFound(await account.AsAdministrator(core => core.Batches.CreateAsync([other.AdministratorId])));
        Task<WriteResult<long>> Choose(BatchOrder order) => account.AsAdministrator(core => core.Batches.ChooseAsync(id, order));

        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Batches.CreateAsync([])),
            BatchService.ContactsField, "Batch_Nobody", Batch.MostItems);
        WriteAssert.Invalid(await Choose(new(BatchAction.GiveRole, foreign)), BatchService.TargetField, "Batch_NoTarget");
        WriteAssert.Invalid(await Choose(new(BatchAction.GiveRole)), BatchService.TargetField, "Batch_NoTarget");
        WriteAssert.Invalid(await Choose(new(BatchAction.Restore)), BatchService.ActionField, "Batch_NoAction");
        WriteAssert.Invalid(await Choose(new((BatchAction)99)), BatchService.ActionField, "Batch_NoAction");
        var platform = await account.Inside(core =>
            core.Db.Set<MobilePlatform>().Where(one => one.Key == Sample.IPhone).Select(one => one.Id).SingleAsync());
        WriteAssert.Invalid(await Choose(new(BatchAction.AddConnector, platform)), BatchService.PrivilegeField, "Batch_NoPrivilege");
        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)), "", "Batch_NotForeseen");
    }

    [Fact]
    public async Task Prune_DeletesOldBatches_AndTheirContactsWithThem()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.RunBatchAsync(new(BatchAction.Block), await account.AddContactAsync());

        await host.InScope(core => core.Batches.PruneAsync(host.Now.AddSeconds(1)));

        Assert.False(await account.Inside(core => core.Db.Batches.AnyAsync(batch => batch.Id == id)));
        Assert.False(await account.Inside(core => core.Db.BatchItems.AnyAsync(item => item.BatchId == id)));
    }

    // In the language of whoever started it.
    private static string French(string key)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Languages.CultureOf("fr");
            return CoreTexts.Get(key);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static Task<List<string>> RolesAsync(TestAccount account) => account.Inside(core => core.Db.ContactRoles
        .OrderBy(held => held.UserId).ThenBy(held => held.RoleId).Select(held => held.UserId + " " + held.RoleId).ToListAsync());
}
