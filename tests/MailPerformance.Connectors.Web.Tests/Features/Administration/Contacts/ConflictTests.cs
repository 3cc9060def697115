using MailPerformance.Connectors.Core.Labels;
namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>Two people at the same contact: nothing typed is lost, nothing is overwritten unseen.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ConflictTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Post_DetailsThatSomebodyElseChanged_ShowsWhatAndWhoAndTheSecondSaveWorks()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var url = $"/administration/contacts/{id}/informations";
        var opened = await admin.GetAsync(url);
        await SaveBySomebodyElseAsync(account, url, form => form.Set("FirstName", "Théodora"));

        var conflict = await admin.SubmitAsync(opened, form => form.Set("LastName", "Ma saisie"), url);

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Equal([["Prénom", "Sandra", "Théodora", "–"]], conflict.Rows(".conflict table"));
        Assert.Contains("Autre Personne", conflict.Element(".conflict").TextContent);
        Assert.Equal(("Ma saisie", "Théodora"), (conflict.ValueOf("LastName"), conflict.ValueOf("FirstName")));
        PageAssert.RedirectsTo(url, await admin.SubmitAsync(conflict, _ => { }, url));
        var saved = await account.FindAsync(id);
        Assert.Equal(("Ma saisie", "Théodora"), (saved.LastName, saved.FirstName));
    }

    [Fact]
    public async Task Post_ConnectorThatSomebodyElseChanged_ShowsItAndTheSecondSaveWorks()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var url = $"/administration/contacts/{id}/informations";
        var opened = await admin.GetAsync(url);
        await SaveBySomebodyElseAsync(account, url, form => Choose(form, "Read"));

        var conflict = await admin.SubmitAsync(opened, form => Choose(form, "ReadWrite"), url);

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Equal([["iPhone", "Aucun connecteur", "Lecture", "Lecture/Ecriture"]], conflict.Rows(".conflict table"));
        Assert.Equal("ReadWrite", conflict.ValueOf("Connectors[iphone].Privilege"));
        PageAssert.RedirectsTo(url, await admin.SubmitAsync(conflict, _ => { }, url));
        Assert.Equal("ReadWrite", Assert.Single(await account.ConnectorsOfAsync(id)).Privilege.ToString());
    }

    [Fact]
    public async Task Post_SelectionThatSomebodyElseChanged_ShowsItAndTheSecondSaveWorks()
    {
        var (account, admin) = await host.SetUpAsync();
        var (lyon, paris) = ($"{await account.AddLabelAsync<Group>("Lyon")}", $"{await account.AddLabelAsync<Group>("Paris")}");
        var url = $"/administration/contacts/{await account.AddContactAsync()}/groupes";
        var opened = await admin.GetAsync(url);
        await SaveBySomebodyElseAsync(account, url, form => form.Add("Selected", lyon));

        var conflict = await admin.SubmitAsync(opened, form => form.Add("Selected", paris), url);

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        Assert.Equal([["Lyon", "Non coché", "Coché", "Non coché"]], conflict.Rows(".conflict table"));
        Assert.Contains("Autre Personne", conflict.Element(".conflict").TextContent);
        PageAssert.RedirectsTo(url, await admin.SubmitAsync(conflict, _ => { }, url));
        Assert.Equal(2, (await admin.GetAsync(url)).Document.QuerySelectorAll("[name=Selected][checked]").Length);
    }

    [Fact]
    public async Task Post_SameChangeAsSomebodyElse_IsSimplySaved()
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"/administration/contacts/{await account.AddContactAsync()}/informations";
        var opened = await admin.GetAsync(url);
        await SaveBySomebodyElseAsync(account, url, form => form.Set("FirstName", "Théodora"));

        PageAssert.RedirectsTo(url, await admin.SubmitAsync(opened, form => form.Set("FirstName", "Théodora"), url));
    }

    private static void Choose(TestForm form, string privilege)
    {
        form.Set("Connectors[iphone].Enabled", "true");
        form.Set("Connectors[iphone].Privilege", privilege);
    }

    private async Task SaveBySomebodyElseAsync(TestAccount account, string url, Action<TestForm> fill)
    {
        var id = await account.AddAdministratorAsync();
        await account.ChangeAsync(id, contact => (contact.FirstName, contact.LastName) = ("Autre", "Personne"));
        PageAssert.RedirectsTo(url, await (await host.SignInAsync(account, id)).SubmitAsync(url, fill));
    }
}
