using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Batches;

/// <summary>What was done to many contacts is taken back from those that it has changed.</summary>
public sealed class BatchUndoTests(CoreHost host) : IClassFixture<CoreHost>
{
    public static TheoryData<BatchAction> Undoable =>
        new(Enum.GetValues<BatchAction>().Where(action => BatchActions.IsChosen(action) && BatchActions.UndoneBy(action) is not null));

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
}
