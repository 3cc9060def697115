using System.Globalization;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Tests.Security;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

[Collection(AdministrationHost.Name)]
public sealed class NewContactTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts/nouveau";

    [Fact]
    public async Task Post_Valid_GoesOnToStepTwoAndShowsTheLinkOnce()
    {
        var (account, admin) = await host.SetUpAsync();

        var answer = await admin.SubmitAsync(Url, Fill(Sample.Details(details => details.LastName = "O’Neill 🙂 שלום")));

        var id = await IdOfAsync(account, "O’Neill 🙂 שלום");
        PageAssert.RedirectsTo($"/administration/contacts/{id}/groupes?nouveau=1", answer);
        var step = await admin.GetAsync(answer.Location!);
        PageAssert.Notice(step, Words.Web("Contact_Created", "Sandra O’Neill 🙂 שלום"));
        var link = new Uri(step.Element("[data-copy-source]").GetAttribute("value")!);
        PageAssert.Is(HttpStatusCode.OK, await host.Anonymous().GetAsync(link.PathAndQuery));
        Assert.False((await admin.GetAsync(answer.Location!)).Shows("[data-copy-source]"));
    }

    [Fact]
    public async Task Post_SameFormTwice_MakesOneContact()
    {
        var (account, admin) = await host.SetUpAsync();
        var page = await admin.GetAsync(Url);
        var details = Sample.Details(details => details.LastName = "Unique");

        var first = await admin.SubmitAsync(page, Fill(details), Url);
        var second = await admin.SubmitAsync(page, Fill(details), Url);

        PageAssert.RedirectsTo(first.Location!, second);
        Assert.Equal(1, await account.Inside(core => core.Db.Contacts.CountAsync(contact => contact.LastName == "Unique")));
    }

    [Fact]
    public async Task Post_TwoContactsWithoutCreationKey_DoesNotTakeOneForTheOther()
    {
        var (account, admin) = await host.SetUpAsync();

        await admin.PostByHandAsync(Url, Fill(Sample.Details(details => details.LastName = "Première")));
        var second = await admin.PostByHandAsync(Url, Fill(Sample.Details(details => details.LastName = "Seconde")));

        var isThere = await account.Inside(core => core.Db.Contacts.AnyAsync(contact => contact.LastName == "Seconde"));
        Assert.True(isThere || second.Status == HttpStatusCode.BadRequest, "The second contact is said to be created, and is not there.");
    }

    [Theory]
    [ClassData(typeof(BadDetails))]
    public async Task Post_BadDetail_SaysSoAtTheFieldAndKeepsTyping(string field, string value, string message)
    {
        var (account, admin) = await host.SetUpAsync();
        var details = Sample.Details(details => details.FirstName = "Kept’s 🙂");

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form =>
        {
            Fill(details)(form);
            form.Set(field, value);
        }));

        PageAssert.FieldError(page, field, message);
        Assert.Equal(field == "FirstName" ? value : details.FirstName, page.ValueOf("FirstName") ?? "");
        if (value.Length > 0 && field is "LastName" or "LoginName" or "Email" or "RowsPerTable" or "ValidUntil")
        {
            Assert.Equal(value.Replace("\u0007", ""), (page.ValueOf(field) ?? "").Replace("\u0007", ""));
        }
    }

    [Fact]
    public async Task Post_ManyBadDetails_ListsThemInTheOrderOfTheFields()
    {
        var (_, admin) = await host.SetUpAsync();
        string[] fields = ["LastName", "FirstName", "LoginName", "Email", "TimeZone", "RowsPerTable"];

        var page = await admin.SubmitAsync(Url, form =>
        {
            foreach (var field in fields.Reverse())
            {
                form.Set(field, field == "RowsPerTable" ? "abc" : "");
            }

            form.Set("Connectors[iphone].Enabled", "true");
        });

        var links = page.Document.QuerySelectorAll(".validation-summary a").Select(link => link.GetAttribute("href"));
        Assert.Equal([.. fields.Select(field => "#" + field)], links.Take(fields.Length));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    public async Task Post_LoginTaken_SaysSoAtTheField(string login)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, Fill(Sample.Details(details => details.LoginName = login))));

        PageAssert.FieldError(page, "LoginName", Words.Core("Contact_LoginTaken", account.Code + login));
    }

    [Theory]
    [InlineData("zzz", "Read", "Connector_PlatformUnknown", "zzz")]
    [InlineData("iphone", "", "Connector_PrivilegeMissing", "")]
    public async Task Post_BadConnector_Is400AndSavesNothing(string platform, string privilege, string key, string argument)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form =>
        {
            Fill(Sample.Details())(form);
            form.Set($"Connectors[{platform}].Enabled", "true");
            form.Set($"Connectors[{platform}].Privilege", privilege);
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Core(key, argument));
    }

    [Theory]
    [InlineData("Execute")]
    [InlineData("99")]
    public async Task Post_UnknownPrivilege_Is400AndSavesNothing(string privilege)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form =>
        {
            Fill(Sample.Details())(form);
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", privilege);
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.True(page.Shows(".field-error"));
    }

    [Fact]
    public async Task Post_WithConnector_MakesBoth()
    {
        var (account, admin) = await host.SetUpAsync();

        await admin.SubmitAsync(Url, form =>
        {
            Fill(Sample.Details(details => details.LastName = "Mobile"))(form);
            form.Set("Connectors[iphone].Enabled", "true");
            form.Set("Connectors[iphone].Privilege", "ReadWrite");
        });

        Assert.Single(await account.ConnectorsOfAsync(await IdOfAsync(account, "Mobile")));
    }

    [Fact]
    public async Task Post_FieldsThatNoPageOffers_AreIgnored()
    {
        var (account, admin) = await host.SetUpAsync();
        var other = await host.CreateAccountAsync();

        await admin.SubmitAsync(Url, form =>
        {
            Fill(Sample.Details(details => details.LastName = "Surchargée"))(form);
            form.Set("AccountId", other.Id.ToString(CultureInfo.InvariantCulture));
            form.Set("PasswordHash", Sample.PasswordHash);
            form.Set("LockedAt", "2026-01-01");
            form.Set("Roles[0].RoleId", account.AdministratorRoleId.ToString(CultureInfo.InvariantCulture));
        });

        var contact = await account.FindAsync(await IdOfAsync(account, "Surchargée"));
        Assert.Equal((account.Id, null, null), (contact.AccountId, contact.PasswordHash, contact.LockedAt));
        Assert.Empty(await account.RolesOfAsync(contact.Id));
    }

    [Fact]
    public async Task Get_New_ComesWithTheDefaultsOfTheAccount()
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.GetAsync(Url);

        Assert.Equal(
            ("fr", "Europe/Paris", "2027-06-15"), (page.ValueOf("Language"), page.ValueOf("TimeZone"), page.ValueOf("ValidUntil")));
        Assert.Contains(Words.Web("Contact_MaxValidity", 365), page.Text);
        Assert.Equal(3, page.Document.QuerySelectorAll("#connecteurs input[type=checkbox][disabled]").Length);
    }

    private static Action<TestForm> Fill(ContactDetails details) =>
        form => EndpointBodies.FillDetails(form, details).GetAwaiter().GetResult();

    private static Task<long> IdOfAsync(TestAccount account, string lastName) =>
        account.Inside(core => core.Db.Contacts.Where(contact => contact.LastName == lastName).Select(contact => contact.Id).SingleAsync());
}
