namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

[Collection(AdministrationHost.Name)]
public sealed class DeleteTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_Confirmation_SaysWhatGoesWithTheContact()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        await account.AddConnectorAsync(id);

        var page = await admin.GetAsync(Url(id));

        Assert.Contains(Words.Web("Contact_DeleteConnector", "iPhone", "Lecture"), page.Text);
        Assert.Equal(Words.Web("Contact_DeleteButton"), page.Element("main form button").TextContent.Trim());
    }

    [Fact]
    public async Task Post_Delete_RemovesTheContactAndASecondTimeIs404()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();

        var answer = await admin.SubmitAsync(Url(id), _ => { });

        PageAssert.RedirectsTo("/administration/contacts", answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Web("Contact_Deleted"));
        Assert.False(await account.ExistsAsync(id));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(Url(id), _ => { }));
    }

    [Fact]
    public async Task Post_DeleteOneself_Is403()
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Url(account.AdministratorId), _ => { }));

        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.Core("Denial_Self"));
    }

    private static string Url(long id) => $"/administration/contacts/{id}/supprimer";
}
