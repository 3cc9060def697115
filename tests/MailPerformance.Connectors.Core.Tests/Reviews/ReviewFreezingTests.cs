using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Reviews;

/// <summary>What a review holds when it is opened: the riskiest first, at a cost that does not grow, and only one at a time.</summary>
public sealed class ReviewFreezingTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Start_FreezesConnectorsAndRights_TheRiskiestFirst_WithTheirReasons()
    {
        var account = await AccountAsync();
        var reader = await account.AddContactAsync();
        await account.AddConnectorAsync(reader);
        await account.AddDeviceAsync(reader);
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        await account.GiveRoleAsync(editor, await account.AddRoleAsync("Aussi", Permissions.ContactsEdit, Permissions.ContactsDelete));
        await account.AddHolderAsync(Permissions.Contacts, Permissions.Journal);
        var stopper = await account.AddContactAsync();
        await account.AddConnectorAsync(stopper, ConnectorPrivilege.ReadWrite);

        var items = await account.ItemsAsync(await account.OpenReviewAsync());

        Assert.Equal(
            [
                (ReviewedKind.Role, account.AdministratorId), (ReviewedKind.Connector, stopper), (ReviewedKind.Role, editor),
                (ReviewedKind.Role, editor), (ReviewedKind.Connector, reader),
            ],
            items.Select(item => (item.Kind, item.ContactId)));
        Assert.Equal(Enumerable.Range(1, 5), items.Select(item => item.Number));
        Assert.Equal(
            [ReviewReason.Administrator, ReviewReason.NoSecondFactor, ReviewReason.NeverEnds], ReasonsOf(items[0]));
        Assert.Equal([ReviewReason.ReadWrite, ReviewReason.NeverActivated], ReasonsOf(items[1]));
        Assert.Equal([ReviewReason.StrongRole, ReviewReason.SeveralWays], ReasonsOf(items[2]));
        Assert.Equal(["Aussi"], ReviewFacts.Read(items.First(item => item.ThingName != "Aussi" && item.ContactId == editor).Facts).AlsoBy!);
        Assert.Equal([], ReasonsOf(items[4]));
        Assert.All(items, item => Assert.NotNull(item.ContactLogin));
    }

    [Fact]
    public async Task Start_OfAConnectorThatNoPhoneUses_SaysSo_UntilOneDoes()
    {
        var account = await AccountAsync();
        var contact = await account.AddContactAsync(details => details.ValidUntil = DateOnly.FromDateTime(host.Now).AddDays(300));
        await account.AddConnectorAsync(contact);
        await account.AddDeviceAsync(contact);
        await account.Inside(core => core.Db.Set<Devices.MobileDevice>()
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.LastUsedAt, host.Now.AddDays(-91))));
        await account.Inside(core => core.Db.MobileConnectors
            .ExecuteUpdateAsync(set => set.SetProperty(connector => connector.ActivatedAt, host.Now.AddDays(-300))));

        var item = await account.ItemOfAsync(await account.OpenReviewAsync(), ReviewedKind.Connector, contact);
        var before = await account.ShownAsync(item);
        await account.Inside(core => core.Db.Set<Devices.MobileDevice>()
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.LastUsedAt, host.Now)));

        Assert.Contains(ReviewReason.Silent, ReasonsOf(item));
        Assert.NotEqual(before, await account.ShownAsync(item));
        WriteAssert.Conflict(await account.DecideAsync(item, ReviewDecision.Remove, shown: before));
    }

    [Fact]
    public async Task Start_WhileOneIsOpen_IsThatOne_AlsoAtTheSameMoment()
    {
        var account = await AccountAsync();
        var second = await account.AddAdministratorAsync();

        var ids = await Together.RunAsync(
            () => account.AsAdministrator(core => core.Reviews.StartAsync()),
            () => account.As(second, core => core.Reviews.StartAsync()));

        Assert.Single(ids.Select(WriteAssert.Done).Distinct());
        Assert.Single(await account.Inside(core => core.Db.AccessReviews.ToListAsync()));
    }

    [Fact]
    public async Task Start_ByWhoeverIsNoAdministrator_IsForbidden()
    {
        var account = await AccountAsync();
        var strong = await account.AddHolderAsync([.. PermissionCatalogue.Keys]);

        WriteAssert.Forbidden(
            await account.UnchangedBy(strong, core => core.Reviews.StartAsync()), "Denial_AdministratorOnly");
    }

    [Theory]
    [InlineData(300)]
    [InlineData(6_000)]
    public async Task Start_CostsTheSameFewCommands_AndHoldsTheRiskiest_OfAnyAccount(int contacts)
    {
        var account = await AccountAsync();
        await account.AddCrowdAsync(contacts);

        // Of inserts alone there are more with more rows.
        var sent = await host.Commands.ListenAsync(() => account.OpenReviewAsync());
        var review = await account.Inside(core => core.Db.AccessReviews.SingleAsync());
        var items = await account.ItemsAsync(review.Id);

        var reads = sent.Count(sql => sql.StartsWith("SELECT", StringComparison.Ordinal));
        Assert.True(reads <= 25, $"{reads} commands.");
        var connectors = contacts / 2;
        Assert.Equal(Math.Min(connectors + 1, AccessReview.MostItems), items.Count);
        Assert.Equal(items.Count, review.ItemCount);
        Assert.Equal(
            Math.Min(connectors + 1 - items.Count, AccessReview.LeftBound + 1), review.LeftCount);
        Assert.Equal(ReviewedKind.Role, items[0].Kind);
        Assert.Equal(items, items.OrderByDescending(item => ReviewRisk.Of(ReviewFacts.Read(item.Facts), review.StartedAt)));
        Assert.Equal(
            contacts > 1000, items.Skip(1).All(item => ReviewFacts.Read(item.Facts).Privilege == ConnectorPrivilege.ReadWrite));
    }

    private IEnumerable<ReviewReason> ReasonsOf(AccessReviewItem item) => ReviewRisk.ReasonsOf(ReviewFacts.Read(item.Facts), host.Now);

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
