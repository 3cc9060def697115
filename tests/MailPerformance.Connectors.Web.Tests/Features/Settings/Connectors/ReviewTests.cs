using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>« Connecteurs à vérifier »: administrators find them from their first page, and confirm them.</summary>
[Collection(SettingsHost.Name)]
public sealed class ReviewTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Connector_ToCheck_IsOnTheFirstPage_UntilItIsConfirmed()
    {
        var (account, admin) = await host.SetUpAsync();
        var (giver, _, id) = await GiveAsync(account);

        var before = await admin.GetAsync("/");
        var list = await admin.GetAsync(ConnectorAddresses.Reviews);
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(list, _ => { }, ConnectorAddresses.Confirm(id)));
        PageAssert.Notice(await admin.GetAsync(ConnectorAddresses.Reviews), Words.Web("Review_Confirmed", "Sandra Durand"));
        var after = await admin.GetAsync("/");

        Assert.Contains("1 connecteur à vérifier", before.Text);
        Assert.Contains((await account.FindAsync(giver)).UserName!, list.Text);
        Assert.Contains("C’est en règle", list.Text);
        Assert.DoesNotContain("à vérifier", after.Text);
    }

    [Fact]
    public async Task Confirm_OfWhatHasBeenRaisedSince_ShowsWhatHasChanged_AndConfirmsOnlyWhatWasRead()
    {
        var (account, admin) = await host.SetUpAsync();
        var (giver, _, id) = await GiveAsync(account);
        var read = await admin.GetAsync(ConnectorAddresses.Reviews);
        WriteAssert.Done(await account.As(giver, core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));

        var conflict = await account.UnchangedBy(() => admin.SubmitAsync(read, _ => { }, ConnectorAddresses.Confirm(id)));

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        var told = conflict.Element(".conflict").TextContent;
        Assert.Contains("Privilège : Lecture, maintenant Lecture/Ecriture", told);
        Assert.DoesNotContain(Words.Web("Review_Giver"), told);
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(conflict, _ => { }, ConnectorAddresses.Confirm(id)));
    }

    [Fact]
    public async Task Confirm_WithoutWhatWasRead_Is400()
    {
        var (account, admin) = await host.SetUpAsync();
        var (_, _, id) = await GiveAsync(account);

        var answer = await account.UnchangedBy(() => admin.PostByHandAsync(ConnectorAddresses.Confirm(id), _ => { }));

        PageAssert.Refused(HttpStatusCode.BadRequest, answer, Words.Web("Form_Incomplete"));
    }

    [Fact]
    public async Task Card_OfAContactWhoseAddressBecameTheGivers_SaysSo_AndWhy()
    {
        var (account, admin) = await host.SetUpAsync();
        var (giver, contact, id) = await GiveAsync(account);
        var before = await admin.GetAsync(ConnectorAddresses.Reviews);
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(before, _ => { }, ConnectorAddresses.Confirm(id)));

        host.Time.Advance(TimeSpan.FromMinutes(1));
        var shown = await account.DetailsOfAsync(contact);
        var wanted = await account.DetailsOfAsync(contact);
        wanted.Email = "A-moi@exemple.fr";
        WriteAssert.Done(await account.As(giver, core => core.Informations.UpdateAsync(contact, Sample.Edit(wanted, shown))));
        var after = await admin.GetAsync(ConnectorAddresses.Reviews);

        var name = $"Sandra Durand ({(await account.FindAsync(giver)).UserName})";
        Assert.False(before.Shows(".notice-error"));
        Assert.Contains(Words.Web("Review_Given", name), before.Text);
        Assert.Contains(Words.Web("Review_WhyCreated", name), before.Text);
        Assert.Equal(Words.Web("Review_SameAddress", name), after.Element(".notice-error").TextContent.Trim());
        Assert.Contains(Words.Web("Review_TakenUnder", name), after.Text);
        Assert.Contains(Words.Web("Review_WhyCreated", name), after.Text);
        Assert.Contains(Words.Web("Review_Check", name), after.Text);
        Assert.Contains("Pas encore de mot de passe · aucun téléphone connecté", after.Text);
        Assert.Equal("A-moi@exemple.fr", after.Element(".panel strong").TextContent);
        Assert.True(after.Shows($"a[href='{ContactAddresses.Credentials(contact)}']"));
    }

    [Fact]
    public async Task Card_OfAConnectorThatAContactGaveItsMaker_SaysWhoMadeTheGiver()
    {
        var (account, admin) = await host.SetUpAsync();
        var maker = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.MobileConnectors);
        await SetAddressAsync(account, maker, "moi@exemple.fr");
        var puppet = await CreateAsync(account, maker);
        await account.GiveRoleAsync(puppet, Assert.Single(await account.RolesOfAsync(maker)));
        WriteAssert.Done(await account.As(puppet, core => core.Connectors.AddAsync(Sample.IPhone, maker, ConnectorPrivilege.Read)));

        var page = await admin.GetAsync(ConnectorAddresses.Reviews);

        var (giver, receiver) = ((await account.FindAsync(puppet)).UserName, (await account.FindAsync(maker)).UserName);
        Assert.Equal(
            Words.Web("Review_GiverIsTheirs", $"Sandra Durand ({giver})", "Sandra Durand"),
            page.Element(".notice-error").TextContent.Trim());
        Assert.Contains(Words.Web("Review_WhyGiver", $"Sandra Durand ({giver})", $"Sandra Durand ({receiver})"), page.Text);
        Assert.Contains(Words.Web("Review_Check", $"Sandra Durand ({giver})"), page.Text);
        Assert.Contains("A choisi un mot de passe", page.Text);
    }

    [Fact]
    public async Task Giver_OfAConnectorThatWaits_IsToldSo_OnTheFormAndAfterwards()
    {
        var (account, admin) = await host.SetUpAsync();
        await admin.SubmitAsync("/parametrages/compte", form => form.Set("HoldsConnectorsForReview", "true"));
        var id = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.ContactsEdit, Permissions.MobileConnectors);
        var giver = await host.SignInAsync(account, id);
        var (waits, url) = (Words.Web("Connector_Awaits"), ConnectorAddresses.Add(Sample.IPhone));

        var creating = await giver.GetAsync(ContactAddresses.New);
        var created = await giver.SubmitAsync(creating, FillNew, ContactAddresses.New);
        Assert.Contains(Words.Web("Connectors_WillWait"), creating.Text);
        Assert.EndsWith(waits, (await giver.GetAsync(created.Location!)).Element(".notice-title").TextContent.Trim());

        var mine = await CreateAsync(account, id);
        var form = await giver.GetAsync(url);
        await giver.SubmitAsync(url, fields => Fill(fields, mine));
        Assert.Contains(Words.Web("Connectors_MayWait"), form.Text);
        Assert.EndsWith(waits, (await giver.GetAsync(ConnectorAddresses.List)).Element(".notice-title").TextContent.Trim());

        var others = await account.AddContactAsync();
        await giver.SubmitAsync(url, fields => Fill(fields, others));
        PageAssert.Notice(await giver.GetAsync(ConnectorAddresses.List), Words.Web("Connector_Added", "iPhone", "Sandra Durand"));
        Assert.DoesNotContain(Words.Web("Connectors_MayWait"), (await admin.GetAsync(url)).Text);
    }

    [Fact]
    public async Task Administrator_FindsTheCheck_WhereverAConnectorWaits_AndComesBackToIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var (giver, contact, id) = await GiveAsync(account);
        var delegated = await host.SignInAsync(account, giver);
        var link = $"main a[href='{ConnectorAddresses.Reviews}#connecteur-{id}']";
        string[] places = [ConnectorAddresses.List, ContactAddresses.Informations(contact), ConnectorAddresses.Change(id)];

        foreach (var place in places)
        {
            Assert.True((await admin.GetAsync(place)).Shows(link), place);
            Assert.False((await delegated.GetAsync(place)).Shows(link), place);
        }

        var list = (await admin.GetAsync(ConnectorAddresses.List)).Document.QuerySelectorAll("[data-live] a");
        Assert.Equal("1 connecteur à vérifier", list[0].TextContent);

        var reviews = await admin.GetAsync(ConnectorAddresses.Reviews);
        var asked = await admin.GetAsync(reviews.Element($"#connecteur-{id} .button-remove").GetAttribute("href")!);
        Assert.True(asked.Shows($".confirm a[href='{ConnectorAddresses.Reviews}']"));
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(asked, _ => { }, ConnectorAddresses.Remove(id)));
        Assert.False((await admin.GetAsync(ConnectorAddresses.List)).Shows($"[data-live] a[href='{ConnectorAddresses.Reviews}']"));
    }

    [Fact]
    public async Task Setting_ThatHoldsConnectors_SaysHowManyGoOnWorking()
    {
        const string Settings = "/parametrages/compte";
        var (account, admin) = await host.SetUpAsync();
        await GiveAsync(account);
        var (_, _, id) = await GiveAsync(account);
        Assert.False((await admin.GetAsync(Settings)).Shows(".notice-warning"));

        await admin.SubmitAsync(Settings, form => form.Set("HoldsConnectorsForReview", "true"));
        await GiveAsync(account);
        var both = (await admin.GetAsync(Settings)).Element(".notice-warning");
        await admin.SubmitAsync(ConnectorAddresses.Reviews, _ => { }, ConnectorAddresses.Confirm(id));
        var one = (await admin.GetAsync(Settings)).Element(".notice-warning");

        Assert.Contains("2 connecteurs à vérifier continuent de fonctionner", both.TextContent);
        Assert.Equal(ConnectorAddresses.Reviews, both.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("1 connecteur à vérifier continue de fonctionner", one.TextContent);
    }

    private static void FillNew(TestForm form)
    {
        EndpointBodies.FillDetails(form, Sample.Details());
        form.Set("Connectors[iphone].Enabled", "true");
        form.Set("Connectors[iphone].Privilege", "Read");
    }

    private static void Fill(TestForm form, long contactId)
    {
        form.Set("ContactId", contactId.ToString(CultureInfo.InvariantCulture));
        form.Set("Privilege", "Read");
    }

    private static Task<int> SetAddressAsync(TestAccount account, long id, string email) =>
        account.ChangeAsync(id, contact => (contact.Email, contact.NormalizedEmail) = (email, NormalizedText.Of(email)));

    private static async Task<long> CreateAsync(TestAccount account, long by) => WriteAssert.Done(await account.As(by, core =>
        core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid())));

    private static async Task<(long Giver, long Contact, long Connector)> GiveAsync(TestAccount account)
    {
        var giver = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.ContactsEdit, Permissions.MobileConnectors);
        await SetAddressAsync(account, giver, "a-moi@exemple.fr");
        var contact = await CreateAsync(account, giver);
        WriteAssert.Done(await account.As(giver, core => core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read)));
        return (giver, contact, (await account.ConnectorsOfAsync(contact)).Single().Id);
    }
}
