namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

[Collection(AdministrationHost.Name)]
public sealed class CredentialsTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Post_Link_IsShownOnce()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = Url(await account.AddInvitedContactAsync());

        var answer = await admin.SubmitAsync(url, _ => { }, url + "/lien");

        PageAssert.RedirectsTo(url, answer);
        var link = new Uri((await admin.GetAsync(url)).Element("[data-copy-source]").GetAttribute("value")!);
        PageAssert.Is(HttpStatusCode.OK, await host.Anonymous().GetAsync(link.PathAndQuery));
        Assert.False((await admin.GetAsync(url)).Shows("[data-copy-source]"));
    }

    [Fact]
    public async Task Post_Lock_PutsTheContactOutAtOnceAndUnlockLetsItIn()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var contact = await host.SignInAsync(account, id);

        admin.StopsAtEffects = true;
        var asked = await account.UnchangedBy(() => admin.SubmitAsync(Url(id), form => form.Set("locked", "true"), Url(id) + "/blocage"));
        PageAssert.Is(HttpStatusCode.Conflict, asked);
        Assert.Contains(Words.Web("Effect_Blocked", "Sandra Durand"), asked.Text);
        await admin.SubmitAsync(asked, _ => { }, Url(id) + "/blocage");

        Assert.Contains("/connexion", (await contact.GetAsync("/")).Location);
        PageAssert.Notice(await admin.GetAsync(Url(id)), Words.Web("Contact_Locked"));
        await admin.SubmitAsync(Url(id), form => form.Set("locked", "false"), Url(id) + "/blocage");
        await host.SignInAsync(account, id);
    }

    [Fact]
    public async Task Post_LockOfOneself_IsShownDisabledAndRefused()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = Url(account.AdministratorId);
        Assert.True((await admin.GetAsync(url)).Element("button[name=locked]").HasAttribute("disabled"));

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(url + "/blocage", form => form.Set("locked", "true")));

        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.Core("Denial_Self"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    public async Task Post_LockWithoutAClearValue_Is400AndChangesNothing(string value)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => contact.LockedAt = host.Now);

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Url(id) + "/blocage", form => form.Set("locked", value)));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
    }

    private static string Url(long id) => $"/administration/contacts/{id}/identifiants";
}
