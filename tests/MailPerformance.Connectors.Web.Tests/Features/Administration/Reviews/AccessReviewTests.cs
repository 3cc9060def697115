using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Reviews;

/// <summary>« Revue des accès »: an administrator goes through it row by row, and leaves a record.</summary>
[Collection(AdministrationHost.Name)]
public sealed class AccessReviewTests(ConnectorsFactory host)
{
    private const string Url = AccessReviewAddresses.Current;

    [Fact]
    public async Task Review_IsOpened_GoneThrough_AndEndsInARecord()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        await account.AddConnectorAsync(contact, ConnectorPrivilege.ReadWrite);

        var before = await admin.GetAsync("/");
        PageAssert.RedirectsTo(AccessReviewAddresses.After(0), await admin.SubmitAsync(Url, _ => { }));
        var open = await admin.GetAsync(Url);
        var id = await account.OpenReviewAsync();
        var number = (await account.ItemOfAsync(id, ReviewedKind.Connector, contact)).Number;
        PageAssert.RedirectsTo(
            AccessReviewAddresses.Row(number - 1, number + 1),
            await admin.SubmitAsync(open, form => form.Set("decision", "Lower"), AccessReviewAddresses.Decide(id, number)));
        var during = await admin.GetAsync("/");
        var decided = await admin.GetAsync(AccessReviewAddresses.After(0));
        PageAssert.RedirectsTo(
            AccessReviewAddresses.Record(id), await admin.SubmitAsync(AccessReviewAddresses.End(id), _ => { }));
        var record = await admin.GetAsync(AccessReviewAddresses.Record(id));

        Assert.Contains(Words.Web("AccessReview_NeverYet"), before.Text);
        Assert.Contains(Words.Web("ReviewReason_ReadWrite"), open.Text);
        Assert.Contains("Jamais activé, donné le ", open.Text);
        Assert.Contains(Words.Web("Home_ReviewOpen"), during.Text);
        Assert.Contains(Words.Web("ReviewDecision_Lower"), decided.Text);
        Assert.Contains("1 ligne décidée sur 2", decided.Text);
        Assert.Contains("Connecteur iPhone, Lecture/Ecriture", record.Text);
        Assert.Contains(Words.Web("ReviewDecision_Lower"), record.Text);
        Assert.Contains(Words.Web("AccessReview_OwnRights"), record.Text);
        Assert.Contains("1 ligne n’a pas été revue.", record.Text);
        Assert.Contains(Words.Web("AccessReview_Left_zero"), record.Text);
        Assert.True((await admin.GetAsync("/")).Shows($"main a[href='{AccessReviewAddresses.Record(id)}']"));
        Assert.True((await admin.GetAsync(AccessReviewAddresses.Past)).Shows($"main a[href='{AccessReviewAddresses.Record(id)}']"));
        PageAssert.RedirectsTo(AccessReviewAddresses.Record(id), await admin.GetAsync(AccessReviewAddresses.End(id)));
        Assert.Contains(
            "a revu l’accès « iPhone » de Sandra Durand : Réduit à Lecture", (await admin.GetAsync("/administration/journal")).Text);
    }

    [Fact]
    public async Task Get_OnesOwnRow_IsDisabledWithTheReason_AndRefusedByHand()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.OpenReviewAsync();

        var page = await admin.GetAsync(AccessReviewAddresses.After(0));
        var refused = await account.UnchangedBy(() => admin.PostByHandAsync(
            AccessReviewAddresses.Decide(id, 1), form => form.Set("decision", "Keep")));

        Assert.True(page.Shows("#ligne-1 button[disabled]"));
        Assert.False(page.Shows("#ligne-1 button:not([disabled])"));
        Assert.Contains(Words.Core("Denial_OwnReview"), page.Element("#ligne-1").TextContent);
        PageAssert.Refused(HttpStatusCode.Forbidden, refused, Words.Core("Denial_OwnReview"));
    }

    [Fact]
    public async Task Post_OfWhatAnotherHasDecided_Is409_WithTheRowAsItIs_AndTheScriptGetsThatRowAlone()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, item) = await OpenAsync(account);
        var page = await admin.GetAsync(AccessReviewAddresses.After(0));
        var address = AccessReviewAddresses.Decide(id, item.Number);
        WriteAssert.Done(await account.DecideAsync(item, ReviewDecision.Keep, await account.AddAdministratorAsync()));

        var conflict = await account.UnchangedBy(() => admin.SubmitAsync(page, form => form.Set("decision", "Remove"), address));
        admin.Client.DefaultRequestHeaders.Add(AccessReviewController.RowHeader, "1");
        var row = await account.UnchangedBy(() => admin.SubmitAsync(page, form => form.Set("decision", "Remove"), address));
        var done = await admin.SubmitAsync(conflict, form => form.Set("decision", "Remove"), address);

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Contains(Words.Web("AccessReview_Conflict"), conflict.Element($"#ligne-{item.Number} [role=alert]").TextContent);
        Assert.Contains(Words.Web("ReviewDecision_Keep"), conflict.Element($"#ligne-{item.Number}").TextContent);
        PageAssert.Is(HttpStatusCode.Conflict, row);
        Assert.False(row.Shows("main"));
        Assert.True(row.Shows($"#ligne-{item.Number} [role=alert]"));
        PageAssert.Is(HttpStatusCode.OK, done);
        Assert.Contains(Words.Web("AccessReview_Removed"), done.Element($"#ligne-{item.Number}").TextContent);
        Assert.True(done.Shows("[data-review-progress]"));
    }

    [Fact]
    public async Task Get_OfWhatHasChangedOrIsGone_SaysSo()
    {
        var (account, admin) = await host.SetUpAsync();
        var gone = await account.AddContactAsync();
        await account.AddConnectorAsync(gone);
        var (id, item) = await OpenAsync(account);
        var goneRow = await account.ItemOfAsync(id, ReviewedKind.Connector, gone);
        await account.AsAdministrator(core => core.Connectors.ChangePrivilegeAsync(item.ThingId, ConnectorPrivilege.Read));
        await account.AsAdministrator(core => core.Connectors.RemoveAsync(goneRow.ThingId));

        var page = await admin.GetAsync(AccessReviewAddresses.After(0));

        var row = page.Element($"#ligne-{item.Number}");
        Assert.Contains("Privilège : Lecture/Ecriture, maintenant Lecture", row.TextContent);
        Assert.Contains(Words.Web("AccessReview_Changed"), row.TextContent);
        Assert.Null(row.QuerySelector("button[value=Lower]"));
        Assert.Contains(Words.Web("AccessReview_Gone"), page.Element($"#ligne-{goneRow.Number}").TextContent);
        Assert.False(page.Shows($"#ligne-{goneRow.Number} button"));
    }

    [Fact]
    public async Task Post_ThatLosesTheLastPhoneOfACampaign_AsksFirst_AlsoTheScript()
    {
        var (account, admin) = await host.SetUpAsync();
        var stopper = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending);
        var id = await account.OpenReviewAsync();
        var item = await account.ItemOfAsync(id, ReviewedKind.Connector, stopper);
        var address = AccessReviewAddresses.Decide(id, item.Number);
        var page = await admin.GetAsync(AccessReviewAddresses.After(0));

        var question = await account.UnchangedBy(() => admin.SubmitAsync(page, form => form.Set("decision", "Remove"), address));
        Assert.False(question.Shows("[data-review-row]"));
        PageAssert.Is(HttpStatusCode.Conflict, question);
        PageAssert.Is(
            HttpStatusCode.Redirect, await admin.SubmitAsync(question, form => form.Set(StopCoverageRule.Field, "true"), address));

        Assert.Empty(await account.ConnectorsOfAsync(stopper));
    }

    [Fact]
    public async Task Post_ThatIsNoDecision_Is400_AndOfARowThatIsNotThere_404()
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, item) = await OpenAsync(account);
        foreach (var wrong in new[] { "", "Raise", "7" })
        {
            PageAssert.Refused(
                HttpStatusCode.BadRequest,
                await account.UnchangedBy(() => admin.PostByHandAsync(
                    AccessReviewAddresses.Decide(id, item.Number), form => form.Set("decision", wrong))),
                Words.Web("Form_Incomplete"));
        }

        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(
            AccessReviewAddresses.Decide(id, 999), form => form.Set("decision", "Keep")));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync(AccessReviewAddresses.Record(id + 1_000_000)));
    }

    [Fact]
    public async Task Pages_GoByNumber_AndTheFirstIsWhereTheReaderStopped()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 10);
        await account.AddCrowdAsync(60);
        var id = await account.OpenReviewAsync();
        foreach (var item in (await account.ItemsAsync(id)).Skip(1).Take(12))
        {
            WriteAssert.Done(await account.DecideAsync(item, ReviewDecision.Keep));
        }

        var stopped = await admin.GetAsync(Url);
        var next = await admin.GetAsync(stopped.Element("a[rel=next]").GetAttribute("href")!);
        var last = await admin.GetAsync(AccessReviewAddresses.After(30));

        Assert.True(stopped.Shows("#ligne-14"));
        Assert.False(stopped.Shows("#ligne-13"));
        Assert.True(next.Shows("#ligne-24"));
        Assert.True(last.Shows("#ligne-31"));
        Assert.False(last.Shows("a[rel=next]"));
        Assert.Contains(Words.Web("AccessReview_NoRows"), (await admin.GetAsync(AccessReviewAddresses.After(5_000))).Text);
    }

    [Fact]
    public async Task Reminder_IsSetOnThePageOfTheAccount()
    {
        var (_, admin) = await host.SetUpAsync();

        var wrong = await admin.SubmitAsync("/parametrages/compte", form => form.Set("ReviewEveryMonths", "25"));
        await admin.SubmitAsync("/parametrages/compte", form => form.Set("ReviewEveryMonths", "3"));

        PageAssert.FieldError(
            wrong, "ReviewEveryMonths",
            Words.Core("Account_ReviewEveryMonths", ReviewOptions.MinEveryMonths, ReviewOptions.MaxEveryMonths));
        Assert.Equal("3", (await admin.GetAsync("/parametrages/compte")).ValueOf("ReviewEveryMonths"));
    }

    private static async Task<(long Id, AccessReviewItem Item)> OpenAsync(TestAccount account)
    {
        var contact = await account.AddContactAsync();
        await account.AddConnectorAsync(contact, ConnectorPrivilege.ReadWrite);
        var id = await account.OpenReviewAsync();
        return (id, await account.ItemOfAsync(id, ReviewedKind.Connector, contact));
    }
}
