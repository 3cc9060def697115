namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>Whatever is done from the list leads back to where its reader was, and columns stay as each reader has chosen.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ListPlaceTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts";
    private const string Place = "?tri=prenom&sens=desc&page=2";

    [Fact]
    public async Task Post_Finish_LeadsBackToThePlace_WithTheRowMarked()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Modifiée");
        await admin.GetAsync(Url + "?recherche=modifiee&tri=prenom");

        var answer = await admin.SubmitAsync($"{Url}/{id}/segments", form => form.Set("Go", "finish"));
        PageAssert.RedirectsTo($"{Url}?recherche=modifiee&tri=prenom&ligne={id}", answer);
        var page = await admin.GetAsync(answer.Location!);

        Assert.Contains(Words.Web("List_ChangedRow"), page.Element("tr.changed").TextContent);
        Assert.DoesNotContain("ligne=", page.Element("th a").GetAttribute("href"));

        // Seen once more, the row is like the others.
        Assert.False((await admin.GetAsync(Url)).Shows("tr.changed"));
    }

    [Fact]
    public async Task Post_Deletion_LeadsBackToThePlace()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(30);
        var id = await account.AddContactAsync();
        await admin.GetAsync(Url + Place);

        var page = await admin.GetAsync($"{Url}/{id}/supprimer");
        Assert.Equal(Url + Place, page.Element(".breadcrumb li:nth-child(2) a").GetAttribute("href"));
        PageAssert.RedirectsTo(Url + Place, await admin.SubmitAsync($"{Url}/{id}/supprimer", _ => { }));
    }

    [Theory]
    [InlineData("liste-administration-contacts=https://ailleurs.example")]
    [InlineData("liste-administration-contacts=%2F%2Failleurs.example")]
    [InlineData("liste-administration-contacts=%3Fpage%3D1%0D%0AX: y")]
    public async Task Post_WithACookieMadeByHand_LeadsToTheListAllTheSame(string cookie)
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        admin.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        var answer = await admin.GetAsync($"{Url}/{id}/supprimer");

        Assert.Equal(Url, answer.Element(".breadcrumb li:nth-child(2) a").GetAttribute("href"));
    }

    [Fact]
    public async Task Post_Column_IsShownToThisReaderAlone_UntilItIsHidden()
    {
        var (account, admin) = await host.SetUpAsync();
        var other = await host.SignInAsync(account, await account.AddAdministratorAsync());
        var title = Words.Web("Contact_LastSignIn");
        Assert.Empty((await admin.GetAsync(Url)).Column(title));

        var answer = await admin.SubmitAsync(Url + "?tri=fin", form => form.Set("Shown", "true"), "/profil/colonnes");

        Assert.StartsWith(Url + "?", answer.Location);
        Assert.Contains("tri=fin", answer.Location);
        var shown = (await admin.GetAsync(Url)).Column(title);
        Assert.Contains(shown, text => text.Contains("2026", StringComparison.Ordinal));
        Assert.Empty((await other.GetAsync(Url)).Column(title));

        await admin.SubmitAsync(Url, form => form.Set("Shown", "false"), "/profil/colonnes");
        Assert.Empty((await admin.GetAsync(Url)).Column(title));
    }

    [Theory]
    [InlineData("Column", "Rien")]
    [InlineData("Column", "None")]
    [InlineData("Column", "")]
    public async Task Post_ColumnThatIsNone_Is400(string field, string value)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.PostByHandAsync("/profil/colonnes", form => form.Set(field, value)));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
    }

    [Fact]
    public async Task Post_ColumnWithAForeignAddress_StaysHere()
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.RedirectsTo("/", await admin.PostByHandAsync("/profil/colonnes", form =>
        {
            form.Set("Column", "Giver");
            form.Set("Back", "https://ailleurs.example");
        }));
    }

    [Fact]
    public async Task Get_SortByLastSignIn_PutsThoseWhoNeverDidFirst()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddContactAsync(details => details.LastName = "Jamais");
        await host.SignInAsync(account, account.AdministratorId);

        var up = await admin.GetAsync(Url + "?tri=connexion");
        var down = await admin.GetAsync(Url + "?tri=connexion&sens=desc");

        Assert.Equal(["Jamais", "Durand"], up.LastNames());
        Assert.Equal(["Durand", "Jamais"], down.LastNames());
        var at = (await account.FindAsync(account.AdministratorId)).LastSignInAt;
        Assert.Equal(host.Time.GetUtcNow().UtcDateTime, at);
    }

    [Fact]
    public async Task Get_ManyPages_SaysWherePagesAreLeftOut()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(99);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 5);

        Assert.Equal(["1", "2", "3", "…", "20", ""], await LinksAsync(1));
        Assert.Equal(["", "1", "…", "8", "9", "10", "11", "12", "…", "20", ""], await LinksAsync(10));

        async Task<string[]> LinksAsync(int page) =>
        [
            .. (await admin.GetAsync($"{Url}?page={page}")).Texts(".pager li")
                .Select(text => text.Split(' ')[^1]).Select(text => text is "suivante" or "précédente" ? "" : text),
        ];
    }
}
