using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Tests.Journal;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Reviews;

/// <summary>A decision is kept and done in one write, of what its reader saw, by somebody else than whom it is about.</summary>
public sealed class ReviewDecisionTests(CoreHost host) : IClassFixture<CoreHost>
{
    private TestAccount _account = null!;

    [Theory]
    [InlineData(ReviewDecision.Keep, ConnectorPrivilege.ReadWrite)]
    [InlineData(ReviewDecision.Lower, ConnectorPrivilege.Read)]
    [InlineData(ReviewDecision.Remove, null)]
    public async Task Decide_OfAConnector_IsDoneAndKept(ReviewDecision decision, ConnectorPrivilege? left)
    {
        var (item, contact) = await ConnectorAsync();

        WriteAssert.Done(await _account.DecideAsync(item, decision));

        var kept = await _account.ItemOfAsync(item.ReviewId, item.Kind, contact);
        Assert.Equal(left, (await _account.ConnectorsOfAsync(contact)).Select(one => (ConnectorPrivilege?)one.Privilege).SingleOrDefault());
        Assert.Equal((decision, _account.AdministratorId, host.Now), (kept.Decision, kept.DecidedById, kept.DecidedAt));
        Assert.Equal("Sandra Durand", kept.DecidedByName);
        Assert.False(kept.WasChanged);
    }

    [Fact]
    public async Task Decide_OfARole_TakesThatOneAway_AndNoOther()
    {
        _account = await AccountAsync();
        var contact = await _account.AddHolderAsync(Permissions.ContactsEdit);
        var other = await _account.AddRoleAsync("Autre", Permissions.Contacts);
        await _account.GiveRoleAsync(contact, other);
        var item = await _account.ItemOfAsync(await _account.OpenReviewAsync(), ReviewedKind.Role, contact);

        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Remove));

        Assert.Equal([other], await _account.RolesOfAsync(contact));
    }

    [Fact]
    public async Task Decide_IsChanged_WhileTheReviewIsOpen_ButWhatIsRemovedStaysSo()
    {
        var (item, contact) = await ConnectorAsync();

        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Keep));
        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Lower));
        WriteAssert.Invalid(
            await _account.DecideAsync(item, ReviewDecision.Lower, await _account.AddAdministratorAsync()),
            AccessReviewService.Field, "Review_NothingToLower");
        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Remove));
        var back = await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Keep));

        WriteAssert.Invalid(back, AccessReviewService.Field, "Review_IsGone");
        Assert.Empty(await _account.ConnectorsOfAsync(contact));
        Assert.False((await _account.ItemOfAsync(item.ReviewId, item.Kind, contact)).WasChanged);
    }

    [Fact]
    public async Task Decide_Twice_IsOnce()
    {
        var (item, _) = await ConnectorAsync();
        var shown = await _account.ShownAsync(item);

        var results = await Together.RunAsync(
            () => _account.DecideAsync(item, ReviewDecision.Lower, shown: shown),
            () => _account.DecideAsync(item, ReviewDecision.Lower, shown: shown));

        Assert.All(results, result => WriteAssert.Done(result));
        Assert.Single(await EntriesAsync(JournalKind.ReviewDecided));
    }

    [Fact]
    public async Task Decide_ByTwoAdministrators_TellsTheSecond_AndLosesNothing()
    {
        var (item, contact) = await ConnectorAsync();
        var second = await _account.AddAdministratorAsync();
        var shown = await _account.ShownAsync(item);

        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Keep, second, shown));
        WriteAssert.Conflict(await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Remove, shown: shown)));

        Assert.Single(await _account.ConnectorsOfAsync(contact));
        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Remove));
        Assert.Equal(_account.AdministratorId, (await _account.ItemOfAsync(item.ReviewId, item.Kind, contact)).DecidedById);
    }

    [Fact]
    public async Task Decide_OfWhatHasChangedSince_AsksAgain_AndKeepsThatItHad()
    {
        var (item, contact) = await ConnectorAsync();
        var shown = await _account.ShownAsync(item);
        WriteAssert.Done(await _account.AsAdministrator(core =>
            core.Connectors.ChangePrivilegeAsync(item.ThingId, ConnectorPrivilege.Read)));

        WriteAssert.Conflict(await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Keep, shown: shown)));
        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Keep));

        Assert.True((await _account.ItemOfAsync(item.ReviewId, item.Kind, contact)).WasChanged);
    }

    [Fact]
    public async Task Decide_OfWhatIsGone_MarksItGone_AndNothingElse()
    {
        var (item, contact) = await ConnectorAsync();
        var shown = await _account.ShownAsync(item);
        WriteAssert.Done(await _account.AsAdministrator(core => core.Contacts.DeleteAsync(contact)));

        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Keep, shown: shown));

        var gone = await _account.ItemOfAsync(item.ReviewId, item.Kind, contact);
        Assert.Equal((null, host.Now), (gone.Decision, gone.GoneAt));
        Assert.Equal("Sandra Durand", gone.ContactName);
    }

    [Fact]
    public async Task Decide_OfOnesOwn_IsForbidden_AndAnotherAdministratorsToDo()
    {
        _account = await AccountAsync();
        var second = await _account.AddAdministratorAsync();
        var item = await _account.ItemOfAsync(await _account.OpenReviewAsync(), ReviewedKind.Role, second);

        WriteAssert.Forbidden(
            await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Keep, second)), "Denial_OwnReview");
        WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Keep));
    }

    [Fact]
    public async Task Decide_ByWhoeverIsNoAdministrator_IsForbidden_AndOfAnotherAccount_NotFound()
    {
        var (item, _) = await ConnectorAsync();
        var strong = await _account.AddHolderAsync([.. PermissionCatalogue.Keys]);
        var shown = await _account.ShownAsync(item);
        var other = await AccountAsync();

        WriteAssert.Forbidden(
            await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Remove, strong, shown)),
            "Denial_AdministratorOnly");
        WriteAssert.NotFound(await other.AsAdministrator(core =>
            core.Reviews.DecideAsync(item.ReviewId, item.Number, ReviewDecision.Remove, shown)));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Reviews.EndAsync(item.ReviewId)));
    }

    [Fact]
    public async Task Decide_ThatTakesTheLastAdministratorAway_IsRefused_WithItsDecision()
    {
        _account = await AccountAsync();
        var second = await _account.AddAdministratorAsync();
        var item = await _account.ItemOfAsync(await _account.OpenReviewAsync(), ReviewedKind.Role, _account.AdministratorId);
        await _account.ChangeAsync(second, contact => contact.AccessEndsAt = host.Now.AddDays(3));

        var refused = await _account.UnchangedBy(() => _account.DecideAsync(item, ReviewDecision.Remove, second));

        WriteAssert.Invalid(
            refused, ContactRoleService.Field, "Contact_LastingAdministrator", ContactStandings.LastingDays);
    }

    [Theory]
    [InlineData(ReviewDecision.Lower)]
    [InlineData(ReviewDecision.Remove)]
    public async Task Decide_ThatTakesTheLastPhoneOfACampaignAway_AsksFirst(ReviewDecision decision)
    {
        _account = await AccountAsync();
        var stopper = await _account.AddCallerAsync();
        await _account.AddCampaignAsync(CampaignState.Sending);
        var item = await _account.ItemOfAsync(await _account.OpenReviewAsync(), ReviewedKind.Connector, stopper);
        var shown = await _account.ShownAsync(item);

        WriteAssert.InvalidIn(
            await _account.UnchangedBy(() => _account.DecideAsync(item, decision, shown: shown)), StopCoverageRule.Field);
        WriteAssert.Done(await _account.AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return core.Reviews.DecideAsync(item.ReviewId, item.Number, decision, shown);
        }));
    }

    [Fact]
    public async Task End_LeavesWhatNobodyDecided_MarksWhatIsGone_AndIsFinal()
    {
        var (item, contact) = await ConnectorAsync();
        var gone = await _account.AddContactAsync();
        var stays = await _account.ItemOfAsync(item.ReviewId, ReviewedKind.Role, _account.AdministratorId);
        WriteAssert.Done(await _account.AsAdministrator(core => core.Connectors.RemoveAsync(item.ThingId)));

        WriteAssert.Done(await _account.AsAdministrator(core => core.Reviews.EndAsync(item.ReviewId)));
        var second = await _account.AddAdministratorAsync();
        WriteAssert.Done(await _account.As(second, core => core.Reviews.EndAsync(item.ReviewId)));
        var late = await _account.UnchangedBy(() => _account.DecideAsync(stays, ReviewDecision.Remove, second));

        WriteAssert.Invalid(late, "", "Review_IsOver");
        Assert.Single(await EntriesAsync(JournalKind.ReviewEnded));
        Assert.NotNull((await _account.ItemOfAsync(item.ReviewId, item.Kind, contact)).GoneAt);
        Assert.Null((await _account.ItemOfAsync(item.ReviewId, ReviewedKind.Role, _account.AdministratorId)).GoneAt);
        Assert.True(await _account.ExistsAsync(gone));
        Assert.NotEqual(item.ReviewId, await _account.OpenReviewAsync());
    }

    [Fact]
    public async Task Journal_TellsTheOpening_EachDecision_AndTheEnd()
    {
        var (item, contact) = await ConnectorAsync();
        var by = _account.AdministratorId;
        var name = item.ThingName;

        var decided = await _account.ToldByAsync(async () => WriteAssert.Done(await _account.DecideAsync(item, ReviewDecision.Lower)));
        var ended = await _account.OneToldByAsync(async () =>
            WriteAssert.Done(await _account.AsAdministrator(core => core.Reviews.EndAsync(item.ReviewId))));
        var started = await _account.OneToldByAsync(() => _account.OpenReviewAsync());

        Assert.Equal([JournalKind.ReviewDecided, JournalKind.ConnectorChanged], decided.Select(one => one.Kind).Order().Reverse());
        decided.Single(one => one.Kind == JournalKind.ReviewDecided)
            .Is(JournalKind.ReviewDecided, Entrance.Browser, by, item.ReviewId, contact).Names(name).Says("after:Decision=Lower");
        Assert.Equal(contact, decided[0].Said.Single(said => said.Key == JournalSaid.Contact).Of);
        ended.Is(JournalKind.ReviewEnded, Entrance.Browser, by, item.ReviewId).Says();
        Assert.Equal(JournalKind.ReviewStarted, started.Kind);
        Assert.Equal(["after:ItemCount=2"], started.Changes);
    }

    private async Task<(AccessReviewItem Item, long Contact)> ConnectorAsync()
    {
        _account = await AccountAsync();
        var contact = await _account.AddContactAsync();
        await _account.AddConnectorAsync(contact, ConnectorPrivilege.ReadWrite);
        return (await _account.ItemOfAsync(await _account.OpenReviewAsync(), ReviewedKind.Connector, contact), contact);
    }

    private Task<List<JournalEntry>> EntriesAsync(JournalKind kind) =>
        _account.Inside(core => core.Db.JournalEntries.Where(entry => entry.Kind == kind).ToListAsync());

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }
}
