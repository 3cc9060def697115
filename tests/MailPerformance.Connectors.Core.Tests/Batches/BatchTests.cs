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
            [null, null, CoreTexts.Get("Denial_AdministratorContact")], items.Select(item => item.Message));
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

    public static TheoryData<BatchAction> Undoable =>
        new(Enum.GetValues<BatchAction>().Where(action => action != BatchAction.Restore && BatchActions.UndoneBy(action) is not null));

    [Theory]
    [MemberData(nameof(Undoable))]
    public async Task Undo_BringsBackWhatWasBefore_AndTouchesNobodyElse(BatchAction action)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (has, hasNot) = (await account.AddContactAsync(), await account.AddContactAsync());
        var order = await PrepareAsync(account, action, has, hasNot);
        var before = await StateAsync(account, has, hasNot);

        var id = await account.RunBatchAsync(order, has, hasNot);
        var between = await StateAsync(account, has, hasNot);
        var undo = WriteAssert.Done(await account.AsAdministrator(core => core.Batches.UndoAsync(id)));
        Assert.Equal(undo, WriteAssert.Done(await account.AsAdministrator(core => core.Batches.UndoAsync(id))));
        await account.RunBatchesAsync();
        await account.ConfirmAndRunAsync(account.AdministratorId, undo);

        Assert.Contains(await account.ItemsOfBatchAsync(id), item => item.Outcome == BatchOutcome.Changed);
        Assert.NotEqual(before, between);
        Assert.Equal(before, await StateAsync(account, has, hasNot));
        Assert.Equal(
            (await account.ItemsOfBatchAsync(id)).Where(item => item.Outcome == BatchOutcome.Changed).Select(item => item.ContactId),
            (await account.ItemsOfBatchAsync(undo)).Select(item => item.ContactId));
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
            [(BatchOutcome.Refused, CoreTexts.Get("Sight_OnlyOne")), (BatchOutcome.Stayed, null)],
            (await account.ItemsOfBatchAsync(removed)).Select(item => (item.Outcome, item.Message)));
        Assert.Equal(BatchOutcome.Stayed, Assert.Single(await account.ItemsOfBatchAsync(added)).Outcome);
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

    // One contact to whom the action does something, one to whom it does not.
    private static async Task<BatchOrder> PrepareAsync(TestAccount account, BatchAction action, long has, long hasNot)
    {
        var role = await account.AddRoleAsync("Essai", Permissions.Campaigns);
        var group = await account.AddLabelAsync<Group>("G");
        var category = await account.AddLabelAsync<Category>("C");
        var segment = await account.AddLabelAsync<Segment>("S");
        var others = (await account.AddLabelAsync<Category>("C2"), await account.AddLabelAsync<Segment>("S2"));
        await account.GiveRoleAsync(has, role);
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(has, Sample.Ids(group), Sample.Ids())));
        foreach (var id in new[] { has, hasNot })
        {
            var (categories, segments) = id == has
                ? (Sample.Ids(category, others.Item1), Sample.Ids(segment, others.Item2))
                : (Sample.Ids(others.Item1), Sample.Ids(others.Item2));
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetCategoriesAsync(id, categories, Sample.Ids())));
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetSegmentsAsync(id, segments, Sample.Ids())));
        }

        await account.AddConnectorAsync(has);
        if (action == BatchAction.LetIn)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(has, true)));
        }

        var platform = (await account.ConnectorsOfAsync(has)).Single().PlatformId;
        return BatchActions.IsOfRole(action) ? new(action, role)
            : BatchActions.IsOfGroup(action) ? new(action, group)
            : BatchActions.IsOfCategory(action) ? new(action, category)
            : BatchActions.IsOfSegment(action) ? new(action, segment)
            : BatchActions.IsOfConnector(action)
                ? new(action, platform, BatchActions.HasPrivilege(action) ? ConnectorPrivilege.ReadWrite : null)
            : new(action);
    }

    // What an action may change of contacts.
    private static Task<List<string>> StateAsync(TestAccount account, params long[] ids) => account.Inside(async core =>
    {
        var contacts = await core.Db.Contacts.AsNoTracking().Where(contact => ids.Contains(contact.Id)).OrderBy(contact => contact.Id)
            .Select(contact => new
            {
                contact.Id,
                contact.UserName,
                contact.LockedAt,
                Roles = contact.Roles.OrderBy(held => held.RoleId).Select(held => held.RoleId).ToList(),
                Groups = contact.Groups.OrderBy(link => link.LabelId).Select(link => link.LabelId).ToList(),
                Categories = contact.Categories.OrderBy(link => link.LabelId).Select(link => link.LabelId).ToList(),
                Segments = contact.Segments.OrderBy(link => link.LabelId).Select(link => link.LabelId).ToList(),
            }).ToListAsync();
        var connectors = await core.Db.Set<MobileConnector>().Where(connector => ids.Contains(connector.ContactId))
            .OrderBy(connector => connector.ContactId)
            .Select(connector => connector.ContactId + " " + connector.PlatformId + " " + connector.Privilege).ToListAsync();
        return (List<string>)
        [
            .. contacts.Select(one => $"{one.Id} {one.UserName} {one.LockedAt is not null} {string.Join(',', one.Roles)} "
                + $"{string.Join(',', one.Groups)} {string.Join(',', one.Categories)} {string.Join(',', one.Segments)}"),
            .. connectors,
        ];
    });

    private static Task<List<string>> RolesAsync(TestAccount account) => account.Inside(core => core.Db.ContactRoles
        .OrderBy(held => held.UserId).ThenBy(held => held.RoleId).Select(held => held.UserId + " " + held.RoleId).ToListAsync());
}
