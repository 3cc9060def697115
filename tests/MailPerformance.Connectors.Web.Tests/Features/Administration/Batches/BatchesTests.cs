using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Batches;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Batches;

/// <summary>« Actions groupées »: from the boxes of the list to the result and back.</summary>
[Collection(AdministrationHost.Name)]
public sealed class BatchesTests(ConnectorsFactory host)
{
    private const string List = "/administration/contacts";

    [Fact]
    public async Task Boxes_LeadToTheChoice_ThePreview_TheResult_AndBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var role = await account.AddRoleAsync("Accueil", Permissions.Campaigns);
        var (one, two) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.GiveRoleAsync(two, role);

        var page = await ChooseAsync(admin, one, two);
        var id = BatchIdOf(page);
        PageAssert.RedirectsTo(BatchAddresses.One(id), await admin.SubmitAsync(
            page,
            form =>
            {
                form.Set("Kind", "GiveRole");
                form.Set("RoleId", $"{role}");
            },
            BatchAddresses.Action(id)));
        Assert.Contains(Words.Web("BatchState_Foreseeing"), (await admin.GetAsync(BatchAddresses.One(id))).Text);
        await account.RunBatchesAsync();
        var foreseen = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains("1 contact changera.", foreseen.Text);
        Assert.Contains("1 est déjà ainsi et ne changera pas.", foreseen.Text);
        Assert.DoesNotContain(role, await account.RolesOfAsync(one));
        PageAssert.RedirectsTo(BatchAddresses.One(id), await admin.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(id)));
        await account.RunBatchesAsync();

        var ended = await admin.GetAsync(BatchAddresses.One(id));
        Assert.Contains("1 contact a changé.", ended.Text);
        Assert.Contains(role, await account.RolesOfAsync(one));
        var lines = Encoding.UTF8.GetString(await admin.FileAsync(BatchAddresses.ResultCsv(id))).Split('\n');
        Assert.Contains(lines, line => line.Contains(Words.Web("BatchOutcome_Changed"), StringComparison.Ordinal));
        var undo = await admin.SubmitAsync(ended, _ => { }, BatchAddresses.Undo(id));
        await account.RunBatchesAsync();
        var back = await admin.GetAsync(undo.Location!);
        await admin.SubmitAsync(back, _ => { }, undo.Location + "/executer");
        await account.RunBatchesAsync();
        Assert.DoesNotContain(role, await account.RolesOfAsync(one));
        Assert.Contains(role, await account.RolesOfAsync(two));
        Assert.Contains(Words.Web("Batch_Of_GiveRole", "Accueil"), (await admin.GetAsync(BatchAddresses.List)).Text);
    }

    [Fact]
    public async Task Deletion_NamesWhomItDeletes_ThereAndOnTheWayBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Léa", "Martin"));
        var page = await ChooseAsync(admin, id);
        var batch = BatchIdOf(page);

        await admin.SubmitAsync(page, form => form.Set("Kind", "Delete"), BatchAddresses.Action(batch));
        await account.RunBatchesAsync();
        var foreseen = await admin.GetAsync(BatchAddresses.One(batch));
        Assert.Contains(Words.Web("Batch_Delete_WouldChange_one", 1), foreseen.Text);
        await admin.SubmitAsync(foreseen, _ => { }, BatchAddresses.Run(batch));
        await account.RunBatchesAsync();
        var ended = await admin.GetAsync(BatchAddresses.One(batch));
        var undo = (await admin.SubmitAsync(ended, _ => { }, BatchAddresses.Undo(batch))).Location!;
        await account.RunBatchesAsync();

        Assert.Contains(Words.Web("Batch_Delete_Changed_one", 1), ended.Text);
        Assert.Contains("Léa Martin", ended.Text);
        Assert.True(ended.Shows($"a[href='/administration/corbeille/contacts/{id}']"), ended.Html);
        Assert.Contains("Martin", Encoding.UTF8.GetString(await admin.FileAsync(BatchAddresses.ResultCsv(batch))));
        var back = await admin.GetAsync(undo);
        Assert.Contains("Léa Martin", back.Text);
        Assert.Contains(Words.Web("BatchOutcome_Restore_WouldChange"), back.Text);
    }

    [Fact]
    public async Task AllOfAFilter_AreThoseOfTheFilter_OnWhateverPage()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 10);
        await account.AddCrowdAsync(25);

        var list = await admin.GetAsync(List + "?recherche=foule");
        var made = await admin.SubmitAsync(
            list, form => form.Set(BatchSelection.AllName, "true"), list.Element("#selection").GetAttribute("action")!);

        var id = long.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(25, (await account.BatchAsync(id)).ItemCount);
        Assert.DoesNotContain(account.AdministratorId, (await account.ItemsOfBatchAsync(id)).Select(item => item.ContactId));
    }

    [Fact]
    public async Task NobodyTicked_LeadsBackToTheSameList_WithTheReason()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(3);

        var list = await admin.GetAsync(List + "?recherche=foule");
        var action = list.Element("#selection").GetAttribute("action")!;
        var answer = await admin.SubmitAsync(list, _ => { }, action);

        Assert.Contains("recherche=foule", action, StringComparison.Ordinal);
        PageAssert.RedirectsTo(List + action[action.IndexOf('?')..], answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Core("Batch_Nobody"));
    }

    [Fact]
    public async Task Choice_WithoutAnAction_IsShownAgain_WithTheReason()
    {
        var (account, admin) = await host.SetUpAsync();
        var page = await ChooseAsync(admin, await account.AddContactAsync());

        var answer = await admin.SubmitAsync(page, _ => { }, BatchAddresses.Action(BatchIdOf(page)));

        PageAssert.Is(HttpStatusCode.BadRequest, answer);
        Assert.Contains(Words.Web("Batch_ChooseOne"), answer.Text);
    }

    [Fact]
    public async Task Run_AfterAQuarterOfAnHour_AsksForTheProof()
    {
        var (account, admin) = await host.SetUpAsync();
        var page = await ChooseAsync(admin, await account.AddContactAsync());
        var id = BatchIdOf(page);
        await admin.SubmitAsync(page, form => form.Set("Kind", "Block"), BatchAddresses.Action(id));
        await account.RunBatchesAsync();
        host.Time.Advance(TimeSpan.FromMinutes(15));

        var asked = await admin.SubmitAsync(await admin.GetAsync(BatchAddresses.One(id)), _ => { }, BatchAddresses.Run(id));
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        PageAssert.RedirectsTo(BatchAddresses.One(id), await admin.SubmitAsync(
            asked, form => form.Set("ProofPassword", Sample.Password), BatchAddresses.Run(id)));
    }

    [Fact]
    public async Task Delegate_IsOfferedConnectorsAlone()
    {
        var (account, _) = await host.SetUpAsync();
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await ChooseAsync(site, await account.AddContactAsync());

        Assert.True(page.Shows("input[value=AddConnector]"));
        Assert.False(page.Shows("input[value=GiveRole]"));
        Assert.False(page.Shows("input[value=Delete]"));
        PageAssert.Is(HttpStatusCode.Forbidden, await site.PostByHandAsync(
            BatchAddresses.Action(BatchIdOf(page)), form => form.Set("Kind", nameof(BatchAction.Delete))));
    }

    private static long BatchIdOf(TestPage page) =>
        long.Parse(page.Element("form.batch-choices").GetAttribute("action")!.Split('/')[^2], CultureInfo.InvariantCulture);

    // As the boxes of the list do.
    private static async Task<TestPage> ChooseAsync(TestSite site, params long[] ids)
    {
        var made = await site.PostByHandAsync(BatchAddresses.New, form =>
        {
            foreach (var id in ids)
            {
                form.Add(BatchSelection.IdsName, $"{id}");
            }
        });
        return await site.GetAsync(made.Location!);
    }
}
