using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>« Pourquoi ? » on a contact's step « Rôles » and on the profile.</summary>
[Collection(AdministrationHost.Name)]
public sealed class WhyTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Get_SeveralPaths_NamesEveryRoleOfARight_AndWhoGaveIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddContactAsync();
        await account.GiveRoleAsync(contactId, await account.AddRoleAsync("Annuaire", Permissions.ContactsSearch));
        await account.GiveRoleAsync(contactId, await account.AddRoleAsync("Éditeurs", Permissions.ContactsEdit));

        var page = await admin.GetAsync(Url(contactId));

        Assert.False(page.Element("details.why").HasAttribute("open"));
        Assert.Equal("Annuaire, Éditeurs", Held(page)[Words.Core("Permission_" + Permissions.Contacts)]);
        Assert.Equal("Éditeurs", Held(page)[Words.Core("Permission_" + Permissions.ContactsEdit)]);
        var given = page.Document.QuerySelectorAll(".why li").Select(Text).ToList();
        Assert.Equal(2, given.Count);
        Assert.All(given, text => Assert.Contains("Donné par Sandra Durand le ", text, StringComparison.Ordinal));
        Assert.Equal($"/administration/contacts/{account.AdministratorId}", page.Element(".why li a").GetAttribute("href"));
    }

    [Fact]
    public async Task Get_MissingRights_NamesWhoCouldGiveEach_AndCountsTheOthers()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddHolderAsync(Permissions.Contacts);
        await account.ChangeAsync(
            await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.Journal), contact => contact.LastName = "Gardien");
        for (var number = 0; number < WhyPart.Named + 1; number++)
        {
            await account.AddAdministratorAsync();
        }

        var missing = Missing(await admin.GetAsync(Url(contactId)));

        // The administrators come first, seven of them; whoever holds the journal is the eighth for that right alone.
        Assert.Contains(missing, line => line.Rights.Contains(Words.Core("Permission_" + Permissions.Journal), StringComparison.Ordinal)
            && line.Givers.EndsWith("et 3 autres", StringComparison.Ordinal));
        Assert.Contains(missing, line => line.Rights.Contains(Words.Core("Permission_" + Permissions.Groups), StringComparison.Ordinal)
            && line.Givers.EndsWith("et 2 autres", StringComparison.Ordinal));
        Assert.DoesNotContain(missing, line => line.Givers.Contains('@'));
    }

    [Fact]
    public async Task Get_WhoCannotSignIn_OrIsOfAnotherAccount_IsNotNamed()
    {
        var (account, admin) = await host.SetUpAsync();
        var (other, _) = await host.SetUpAsync();
        await other.ChangeAsync(other.AdministratorId, contact => contact.LastName = "Ailleurs");
        var blocked = await account.AddAdministratorAsync();
        await account.ChangeAsync(
            blocked, contact => (contact.LastName, contact.LockedAt) = ("Bloquée", host.Time.GetUtcNow().UtcDateTime));

        var page = await admin.GetAsync(Url(await account.AddContactAsync()));

        Assert.Equal(["Sandra Durand"], Missing(page).Select(line => line.Givers));
        Assert.DoesNotContain("Ailleurs", page.Html, StringComparison.Ordinal);
        Assert.Equal(Words.Web("Why_NoRole"), Text(page.Element(".why p")));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync(Url(other.AdministratorId)));
    }

    [Fact]
    public async Task Get_Administrator_SaysOnceThatTheRoleGivesEverything()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddAdministratorAsync();

        var alone = await admin.GetAsync(Url(contactId));
        Assert.Contains(Words.Web("Why_Administrator"), alone.Text, StringComparison.Ordinal);
        Assert.Empty(alone.Document.QuerySelectorAll(".why dl"));

        await account.GiveRoleAsync(contactId, await account.AddRoleAsync("Journalistes", Permissions.Journal));
        var page = await admin.GetAsync(Url(contactId));
        Assert.Equal("Journalistes", Held(page)[Words.Core("Permission_" + Permissions.Journal)]);
        Assert.DoesNotContain(Words.Web("Why_Missing"), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_GivenBeforeTheJournal_OrBySomebodyWhoIsGone_SaysSo()
    {
        var (account, admin) = await host.SetUpAsync();
        var giver = await account.AddAdministratorAsync();
        var (old, later) = (
            await account.AddRoleAsync("Ancien", Permissions.Groups), await account.AddRoleAsync("Récent", Permissions.Roles));
        var contactId = await account.AddContactAsync();
        await account.GiveRoleAsync(contactId, old);
        await account.Inside(core => core.Db.ContactRoles.Where(held => held.UserId == contactId).ExecuteUpdateAsync(set => set
            .SetProperty(held => held.GrantedById, (long?)null).SetProperty(held => held.GrantedByName, (string?)null)
            .SetProperty(held => held.GrantedAt, (DateTime?)null).SetProperty(held => held.GrantedIn, (Entrance?)null)));
        WriteAssert.Done(await account.As(giver, core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(old, later), Sample.Ids(old))));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(giver)));

        var page = await admin.GetAsync(Url(contactId));

        var lines = page.Document.QuerySelectorAll(".why li").Select(Text).ToList();
        Assert.Equal("Ancien · " + Words.Web("Grant_BeforeJournal"), lines[0]);
        Assert.Contains("Sandra Durand " + Words.Web("Grant_GiverGone"), lines[1], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".why li a"));
    }

    [Fact]
    public async Task Get_OnOtherSteps_OrForWhoMayNotEdit_ShowsNothing()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddContactAsync();
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Contacts));

        Assert.Empty((await admin.GetAsync($"/administration/contacts/{contactId}/groupes")).Document.QuerySelectorAll(".why"));
        PageAssert.Is(HttpStatusCode.Forbidden, await reader.GetAsync(Url(contactId)));
    }

    [Fact]
    public async Task Get_ProfileOfWhoHasNoRight_ExplainsIt_WithNamesThatAreNoLinks()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Campaigns));

        var page = await site.GetAsync("/profil");

        Assert.Single(Held(page));
        Assert.Equal(["Sandra Durand"], Missing(page).Select(line => line.Givers));
        Assert.Contains("Donné par Sandra Durand", Text(page.Element(".why li")), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".why a"));
        Assert.DoesNotContain("@", page.Element(".why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ProfileOfTheFirstAdministrator_NamesTheOperator_InEnglish()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = "en");

        var page = await admin.GetAsync("/profil");

        Assert.Equal("Why?", Text(page.Element(".why h2")));
        Assert.StartsWith(
            "Administrator · Given by the operator, with a command on", Text(page.Element(".why li")), StringComparison.Ordinal);
    }

    private static string Url(long contactId) => $"/administration/contacts/{contactId}/roles";

    private static Dictionary<string, string> Held(TestPage page) =>
        page.Document.QuerySelectorAll(".why dl")[0].QuerySelectorAll("div").ToDictionary(
            line => Text(line.QuerySelector("dt")!), line => Text(line.QuerySelector("dd")!));

    private static List<(string Rights, string Givers)> Missing(TestPage page) =>
        [.. page.Document.QuerySelectorAll(".why dl")[^1].QuerySelectorAll("div")
            .Select(line => (Text(line.QuerySelector("dt")!), Text(line.QuerySelector("dd")!)))];

    private static string Text(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
