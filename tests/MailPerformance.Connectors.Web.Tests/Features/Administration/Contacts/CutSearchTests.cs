using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>Where a search does not look at all that could be meant, the page says so, and never that there is nobody.</summary>
[Collection(AdministrationHost.Name)]
public sealed class CutSearchTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts";
    private const string Candidates = "/parametrages/connecteurs/iphone/ajouter";

    // Many have the one word and many the other, and nobody has both.
    private const string NobodyAmongMany = "?recherche=foule%40+exemple";

    [Fact]
    public async Task Get_MoreThanAreLookedAt_SaysSo_AndOffersAll()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(ContactSearch.Bound + 1);

        var page = await admin.GetAsync(Url + "?recherche=foule+exemple");
        Assert.Contains(Words.In("fr", () => Texts.T("Contacts_Cut")), page.Text);
        var all = await admin.GetAsync(page.Element(".notice a").GetAttribute("href")!);

        Assert.DoesNotContain(Words.In("fr", () => Texts.T("Contacts_Cut")), all.Text);
        Assert.Contains("2 001 contacts", all.Text);
        Assert.Contains("compte=exact", all.Element("a[rel=next]").GetAttribute("href"));

        var nobody = await admin.GetAsync(Url + NobodyAmongMany);
        Assert.NotNull(nobody.Document.QuerySelector(".notice a[href*='compte=exact']"));
        Assert.Null(nobody.Document.QuerySelector("main .empty"));
        var candidates = await admin.GetAsync(Candidates + NobodyAmongMany);
        Assert.Contains(Words.In("fr", () => Texts.T("AddConnector_TooMany", "foule@ exemple")), candidates.Text);
    }
}
