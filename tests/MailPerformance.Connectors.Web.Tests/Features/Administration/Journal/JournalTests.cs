using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Journal;

/// <summary>« Journal d'activité »: what it says, to whom, and how it is filtered.</summary>
[Collection(AdministrationHost.Name)]
public sealed class JournalTests(ConnectorsFactory host)
{
    private const string Journal = "/administration/journal";

    private static string What => Words.Web("Journal_What");

    [Fact]
    public async Task Get_Journal_SaysInASentenceWhoGaveWhatToWhom_WithLinks()
    {
        var (account, admin) = await host.SetUpAsync();
        var lea = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Léa", "Martin"));

        await account.AddConnectorAsync(lea, ConnectorPrivilege.ReadWrite);
        var page = await admin.GetAsync(Journal);

        var me = (await account.FindAsync(account.AdministratorId)).FirstName;
        Assert.StartsWith(me, page.Cells(What)[0], StringComparison.Ordinal);
        Assert.EndsWith("a donné à Léa Martin le connecteur iPhone, Lecture/Ecriture", page.Cells(What)[0], StringComparison.Ordinal);
        var links = page.Document.QuerySelectorAll("main tbody tr:first-child td a").Select(link => link.GetAttribute("href"));
        Assert.Contains($"/administration/contacts/{lea}", links);
    }

    [Fact]
    public async Task Get_Journal_ShowsBeforeAndAfter_InTheReadersLanguageAndZone()
    {
        var (account, _) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var reader = await account.AddHolderAsync(Permissions.Journal, Permissions.Contacts);
        await account.ChangeAsync(reader, one => (one.Language, one.TimeZone) = ("en", "America/New_York"));
        var before = await account.DetailsOfAsync(contact);
        var after = await account.DetailsOfAsync(contact);
        after.LastName = "Après";
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(contact, Sample.Edit(after, before))));

        var page = await (await host.SignInAsync(account, reader)).GetAsync(Journal);

        Assert.Contains("changed the contact", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Last name: before: {before.LastName} → ; after: Après", page.Text, StringComparison.Ordinal);
        var local = TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal(
            local.ToString("g", System.Globalization.CultureInfo.GetCultureInfo("en-GB")),
            page.Cells(Words.In("en", () => Texts.T("Journal_When")))[0]);
    }

    [Fact]
    public async Task Get_Journal_EncodesWhatPeopleTyped()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("<b>gras</b> {author}"));

        var page = await admin.GetAsync(Journal);

        Assert.EndsWith("a créé le groupe <b>gras</b> {author}", page.Cells(What)[0].Split('\n')[0].Trim(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main tbody b"));
    }

    [Fact]
    public async Task Get_Journal_LinksOnlyToWhatIsThere_AndMayBeOpened()
    {
        var (account, _) = await host.SetUpAsync();
        var gone = await account.AddContactAsync(details => details.LastName = "Disparue");
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(gone)));
        var reader = await account.AddHolderAsync(Permissions.Journal);

        var page = await (await host.SignInAsync(account, reader)).GetAsync(Journal);

        Assert.Contains("Disparue", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main tbody a"));
    }

    [Fact]
    public async Task Get_Journal_WithoutTheRight_Is403_AndNothingLeadsThere()
    {
        var (account, _) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var site = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));

        PageAssert.Is(HttpStatusCode.Forbidden, await site.GetAsync(Journal));
        var page = await site.GetAsync($"/administration/contacts/{contact}/informations");
        Assert.DoesNotContain(Journal, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Journal_OfAnotherAccount_ShowsNothingOfThisOne()
    {
        var (account, _) = await host.SetUpAsync();
        var contact = await account.AddContactAsync(details => details.LastName = "Secrète");
        var (_, stranger) = await host.SetUpAsync();

        Assert.DoesNotContain("Secrète", (await stranger.GetAsync(Journal)).Html, StringComparison.Ordinal);
        Assert.Empty((await stranger.GetAsync($"{Journal}?contact={contact}")).Rows());
    }

    [Fact]
    public async Task Get_Journal_TellsOfCampaignsOnlyToWhoSeesThem()
    {
        var (account, _) = await host.SetUpAsync();
        var mine = await account.AddLabelAsync<Category>("Mienne");
        WriteAssert.Done(await account.AsOperator(core => core.CampaignImport.RunAsync(
        [
            new ImportedCampaign("1", "1", "Vue", null, "Mienne", CampaignState.Draft, null, null, []),
            new ImportedCampaign("2", "2", "Cachée", null, null, CampaignState.Draft, null, null, []),
        ])));
        var reader = await account.AddHolderAsync(Permissions.Journal, Permissions.Campaigns);
        WriteAssert.Done(await account.AsAdministrator(
            core => core.ContactLabels.SetCategoriesAsync(reader, Sample.Ids(mine), Sample.Ids())));

        var page = await (await host.SignInAsync(account, reader)).GetAsync($"{Journal}?type=CampaignAdded");

        Assert.Contains("Vue", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cachée", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Journal_IsFilteredByAuthorKindContactAndPeriod_AndKeepsIt()
    {
        var (account, _) = await host.SetUpAsync();
        var other = await account.AddAdministratorAsync();
        var contact = await account.AddContactAsync();
        WriteAssert.Done(await account.As(other, core => core.Contacts.SetLockedAsync(contact, true)));
        host.Time.Advance(TimeSpan.FromDays(2));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(contact, false)));
        var login = (await account.FindAsync(other)).UserName!;
        var today = host.Time.GetUtcNow().UtcDateTime;
        var admin = await host.SignInAsync(account, account.AdministratorId);

        Assert.Contains("a bloqué", Assert.Single((await admin.GetAsync($"{Journal}?auteur={login.ToLowerInvariant()}")).Cells(What)),
            StringComparison.Ordinal);
        Assert.Single((await admin.GetAsync($"{Journal}?type=ContactUnblocked")).Rows());
        Assert.Equal(3, (await admin.GetAsync($"{Journal}?contact={contact}")).Rows().Count);
        var recent = await admin.GetAsync($"{Journal}?contact={contact}&du={today:yyyy-MM-dd}");
        Assert.Contains("a débloqué", Assert.Single(recent.Cells(What)), StringComparison.Ordinal);
        Assert.Equal($"{today:yyyy-MM-dd}", recent.ValueOf("du"));
        Assert.Equal(2, (await admin.GetAsync($"{Journal}?contact={contact}&au={today.AddDays(-1):yyyy-MM-dd}")).Rows().Count);
        Assert.Empty((await admin.GetAsync($"{Journal}?du={today.AddDays(1):yyyy-MM-dd}")).Rows());
        Assert.Contains(
            Words.Web("Journal_AuthorUnknown", (await account.FindAsync(account.AdministratorId)).UserName),
            (await admin.GetAsync($"{Journal}?auteur=personne")).Text,
            StringComparison.Ordinal);
        PageAssert.Is(HttpStatusCode.BadRequest, await admin.GetAsync($"{Journal}?type=Rien"));
        PageAssert.Is(HttpStatusCode.BadRequest, await admin.GetAsync($"{Journal}?du=hier"));
        PageAssert.Is(HttpStatusCode.OK, await admin.GetAsync($"{Journal}?du=0001-01-01&au=9999-12-31"));
    }

    [Fact]
    public async Task Get_Journal_GoesFromPageToPage_AndBack()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, one => one.RowsPerTable = 2);
        foreach (var number in Enumerable.Range(1, 5))
        {
            await account.AsAdministrator(core => core.Groups.AddAsync($"Groupe {number}"));
        }

        var first = await admin.GetAsync($"{Journal}?type=GroupCreated");
        var second = await admin.GetAsync(first.Element("a[rel=next]").GetAttribute("href")!);
        var third = await admin.GetAsync(second.Element("a[rel=next]").GetAttribute("href")!);
        var back = await admin.GetAsync(third.Element("a[rel=prev]").GetAttribute("href")!);

        Assert.Equal(["5", "4"], Groups(first));
        Assert.Equal(["3", "2"], Groups(second));
        Assert.Equal(["1"], Groups(third));
        Assert.Null(third.Document.QuerySelector("a[rel=next]"));
        Assert.Equal(["3", "2"], Groups(back));
    }

    [Fact]
    public async Task History_OfAContactARoleAndAConnector_IsOneLinkAway()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var role = await account.AddRoleAsync("Suivi", Permissions.Campaigns);
        var connector = await account.AddConnectorAsync(contact);

        foreach (var (address, kind) in new[]
        {
            ($"/administration/contacts/{contact}/informations", "a créé le contact"),
            ($"/administration/roles/{role}", "a créé le rôle Suivi"),
            ($"/parametrages/connecteurs/{connector}/modifier", "le connecteur iPhone"),
        })
        {
            var link = (await admin.GetAsync(address)).Document.QuerySelectorAll("main a")
                .Single(found => found.TextContent.Trim() == Words.Web("Journal_History"));
            Assert.Contains(kind, (await admin.GetAsync(link.GetAttribute("href")!)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SigningInAndOut_AndWhatIsRefused_BecomeEntries()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddHolderAsync(Permissions.Campaigns);
        var login = (await account.FindAsync(contact)).UserName!;
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await host.Anonymous().SubmitAsync("/connexion", form =>
            {
                form.Set("Login", login);
                form.Set("Password", "ce n'est pas celui-là");
            });
        }

        var site = await host.SignInAsync(account, contact);
        await site.SubmitAsync("/deconnexion", _ => { });
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await host.Services.GetRequiredService<JournalCollector>().CollectAsync();
        var entries = await account.Inside(core => core.Db.JournalEntries.Where(entry => entry.ContactId == contact)
            .OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync());

        Assert.Equal(
            [JournalKind.SignedIn, JournalKind.SignedOut, JournalKind.SignInRefused],
            entries.Where(kind => kind is JournalKind.SignInRefused or JournalKind.SignedIn or JournalKind.SignedOut)
                .OrderBy(kind => kind.ToString(), StringComparer.Ordinal).OrderBy(kind => kind == JournalKind.SignInRefused));
        var page = await admin.GetAsync($"{Journal}?contact={contact}&type=SignInRefused");
        Assert.Contains("(3 fois)", Assert.Single(page.Cells(What)), StringComparison.Ordinal);
        Assert.DoesNotContain("celui-là", page.Html, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Groups(TestPage page) => page.Cells(What).Select(said => said.Split('\n')[0].Trim()[^1..]);
}
