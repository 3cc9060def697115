using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>« Prolonger d’un an ».</summary>
[Collection(AdministrationHost.Name)]
public sealed class ExtensionTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Post_OfAnEndThatIsNear_GoesAsFarAsTheAccountAllows_AndOncePressedTwice()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => details.ValidUntil = Latest(host).AddDays(-345));
        var page = await admin.GetAsync(Url(id));
        Assert.Contains(Words.Web("Extension_Until", Latest(host)), page.Text, StringComparison.Ordinal);

        PageAssert.RedirectsTo(Url(id), await admin.SubmitAsync(page, _ => { }, Action(id)));
        PageAssert.RedirectsTo(Url(id), await admin.SubmitAsync(page, _ => { }, Action(id)));

        var contact = await account.FindAsync(id);
        Assert.Equal(Latest(host), contact.ValidUntil);
        Assert.True(contact.AccessEndsAt > host.Time.GetUtcNow().UtcDateTime.AddDays(360));
        Assert.DoesNotContain(Words.Web("Contact_Extend"), (await admin.GetAsync(Url(id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfAnEndThatHasPassed_LetsTheContactInAgain()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var past = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime).AddDays(-3);
        await account.ChangeAsync(id, contact => (contact.ValidUntil, contact.AccessEndsAt) =
            (past, past.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
        var page = await admin.GetAsync(Url(id));
        Assert.Contains(Words.Web("Extension_Over", past), page.Text, StringComparison.Ordinal);

        await admin.SubmitAsync(page, _ => { }, Action(id));

        await host.SignInAsync(account, id);
    }

    [Fact]
    public async Task Post_WithNothingToWin_WithoutADay_AndByWhoeverMayNot_IsRefused()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => details.ValidUntil = Latest(host));
        PageAssert.Refused(
            HttpStatusCode.BadRequest, await account.UnchangedBy(() => ExtendAsync(admin, id, Latest(host))),
            Words.Core("Contact_ExtendNothing"));
        PageAssert.Is(HttpStatusCode.BadRequest, await account.UnchangedBy(() => admin.PostByHandAsync(Action(id), _ => { })));

        var self = await account.AddHolderAsync(Permissions.ContactsEdit);
        var editor = await host.SignInAsync(account, self);
        var own = (await account.FindAsync(self)).ValidUntil!.Value;
        PageAssert.Is(HttpStatusCode.Forbidden, await account.UnchangedBy(() => ExtendAsync(editor, self, own)));
        PageAssert.Is(
            HttpStatusCode.Forbidden, await account.UnchangedBy(() => ExtendAsync(editor, account.AdministratorId, own)));
        var other = await host.CreateAccountAsync();
        var theirs = await other.AddContactAsync();
        PageAssert.Is(HttpStatusCode.NotFound, await other.UnchangedBy(() => ExtendAsync(admin, theirs, own)));
    }

    // The clock of the host goes on while others test.
    private static DateOnly Latest(ConnectorsFactory host) =>
        Core.Accounts.TimeZones.DayAt(host.Time.GetUtcNow().UtcDateTime, "Europe/Paris").AddDays(365);

    private static Task<TestPage> ExtendAsync(TestSite site, long id, DateOnly shown) => site.PostByHandAsync(
        Action(id), form => form.Set("shown", shown.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private static string Url(long id) => $"/administration/contacts/{id}/informations";

    private static string Action(long id) => $"/administration/contacts/{id}/prolonger";
}
