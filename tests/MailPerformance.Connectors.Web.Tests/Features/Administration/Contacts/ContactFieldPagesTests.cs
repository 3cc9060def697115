using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>
/// Whatever is described of « Informations » can be typed, is shown read-only, and is named when somebody else changes it.
/// </summary>
[Collection(AdministrationHost.Name)]
public sealed class ContactFieldPagesTests(ConnectorsFactory host)
{
    public static TheoryData<string> Names => [.. ContactFields.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Post_FieldThatSomebodyElseChanged_IsShownWithBothValuesAndTaken(string name)
    {
        var (account, admin) = await host.SetUpAsync();
        var (id, shown) = await CreateAsync(account);
        var url = $"/administration/contacts/{id}/informations";
        var opened = await admin.GetAsync(url);
        var theirs = await SaveAsync(account, id, shown, name);

        var (mine, typed) = name == "LastName" ? ("FirstName", "Ma saisie") : ("LastName", "Ma saisie");
        var conflict = await admin.SubmitAsync(opened, form => form.Set(mine, typed), url);

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Equal(
            [[Words.Web("Contact_" + name), Show(account, name, shown), Show(account, name, theirs), Words.Web("Conflict_Untouched")]],
            conflict.Rows(".conflict table"));
        PageAssert.RedirectsTo(url, await admin.SubmitAsync(conflict, _ => { }, url));
        Assert.Equal(
            new[] { name, mine }.Order(), (await account.DetailsOfAsync(id)).DifferencesFrom(shown).Select(field => field.Name).Order());
    }

    [Fact]
    public async Task Get_ByWhoeverMayNotEdit_ShowsEveryFieldAsText()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.TakeFrom(Sample.OtherDetails()));
        var details = await account.DetailsOfAsync(id);
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());

        var page = await site.GetAsync($"/administration/contacts/{id}/informations");

        Assert.Equal(
            ContactFields.All.Select(field => (Words.Web("Contact_" + field.Name), Show(account, field.Name, details))),
            page.Document.QuerySelectorAll("dl.facts > div").Select(row =>
                (row.QuerySelector("dt")!.TextContent, row.QuerySelector("dd")!.TextContent)));
    }

    [Fact]
    public async Task Get_New_HasAControlForEveryField()
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.GetAsync("/administration/contacts/nouveau");

        Assert.Equal([], ContactFields.All.Select(field => field.Name).Where(name => !page.Shows($"form [name={name}]")));
    }

    private static async Task<(long Id, ContactDetails Shown)> CreateAsync(TestAccount account)
    {
        var id = await account.AddContactAsync();
        return (id, await account.DetailsOfAsync(id));
    }

    private static async Task<ContactDetails> SaveAsync(TestAccount account, long id, ContactDetails shown, string name)
    {
        var wanted = new ContactDetails();
        wanted.TakeFrom(shown);
        Sample.Field(name).Copy(Sample.OtherDetails(), wanted);
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));
        return wanted;
    }

    private string Show(TestAccount account, string name, ContactDetails details) => Words.In("fr", () =>
        new ContactFieldTexts(account.Code, host.Time.GetUtcNow().UtcDateTime).Show(Sample.Field(name), details));
}
