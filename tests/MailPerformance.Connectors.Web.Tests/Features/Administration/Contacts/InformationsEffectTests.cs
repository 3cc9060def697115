namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>« Informations » says what it takes away before it does so.</summary>
[Collection(AdministrationHost.Name)]
public sealed class InformationsEffectTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Post_ThatRemovesAConnector_IsShownFirst_AndLeadsBackWithWhatWasTyped()
    {
        var (account, admin, contactId) = await SetUpAsync();
        var url = Url(contactId);
        void Fill(TestForm form)
        {
            form.Set("LastName", "Martin-Petit");
            form.Set("Connectors[iphone].Enabled", "false");
        }

        var step = await account.UnchangedBy(() => admin.SubmitAsync(url, Fill));
        var back = await account.UnchangedBy(() => admin.SubmitAsync(step, form => form.Set("EffectBack", "true"), url));
        var done = await admin.SubmitAsync(back, _ => { }, url);
        PageAssert.Is(HttpStatusCode.Conflict, done);
        done = await admin.SubmitAsync(done, _ => { }, url);

        PageAssert.Is(HttpStatusCode.Conflict, step);
        Assert.Contains("Le connecteur iPhone (Lecture) de Léa Martin est retiré", step.Text, StringComparison.Ordinal);
        Assert.Equal("Martin-Petit", back.ValueOf("LastName"));
        PageAssert.Is(HttpStatusCode.Redirect, done);
        Assert.Empty(await account.ConnectorsOfAsync(contactId));
        var undo = (await admin.GetAsync(done.Location!)).Element("form[action$='/restaurer']").GetAttribute("action")!;
        PageAssert.Is(HttpStatusCode.Redirect, await admin.PostByHandAsync(undo, _ => { }));
        Assert.Single(await account.ConnectorsOfAsync(contactId));
    }

    [Fact]
    public async Task Post_ThatTakesNothingAway_IsSavedAtOnce()
    {
        var (account, admin, contactId) = await SetUpAsync();

        PageAssert.Is(HttpStatusCode.Redirect, await admin.SubmitAsync(
            Url(contactId), form => form.Set("LastName", "Martin-Petit")));
    }

    private static string Url(long contactId) => $"/administration/contacts/{contactId}/informations";

    private async Task<(TestAccount Account, TestSite Admin, long ContactId)> SetUpAsync()
    {
        var (account, admin) = await host.SetUpAsync();
        admin.StopsAtEffects = true;
        var contactId = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Léa", "Martin"));
        await account.AddConnectorAsync(contactId);
        return (account, admin, contactId);
    }
}
