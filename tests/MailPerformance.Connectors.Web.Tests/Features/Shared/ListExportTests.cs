using System.Text;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Tests.Features.Shared;

/// <summary>« Exporter » on every list: what the filter shows, and nothing else.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ListExportTests(ConnectorsFactory host)
{
    private const string Contacts = "/administration/contacts";
    private const string Connectors = "/parametrages/connecteurs";

    public static TheoryData<string> Lists => new(
        Contacts, Connectors, "/campagnes", "/administration/roles", "/administration/groupes", "/administration/categories",
        "/administration/segments");

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Export_OfAnyList_IsOfferedThere_AsksForAProof_AndLeavesAnEntry(string list)
    {
        var (account, admin) = await host.SetUpAsync();
        var page = await admin.GetAsync(list);
        var form = page.Element("#exporter form").GetAttribute("action")!;

        var csv = await admin.SubmitAsync(page, one => one.Set("format", "Csv"), form);
        var xlsx = await admin.SubmitAsync(page, one => one.Set("format", "Xlsx"), form);
        var none = await admin.SubmitAsync(page, one => one.Set("format", "pdf"), form);
        await host.Services.GetRequiredService<JournalCollector>().CollectAsync();

        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        Assert.Matches($"-{account.Code}-\\d{{4}}-\\d\\d-\\d\\d\\.xlsx", xlsx.Response.Content.Headers.ContentDisposition!.FileName);
        PageAssert.Is(HttpStatusCode.BadRequest, none);
        var kinds = await account.Inside(core => core.Db.JournalEntries.Select(entry => entry.Kind).ToListAsync());
        Assert.Equal(2, kinds.Count(kind => kind.ToString().EndsWith("Exported", StringComparison.Ordinal)));

        host.Time.Advance(TimeSpan.FromMinutes(15));
        PageAssert.Is(
            HttpStatusCode.Forbidden, await admin.SubmitAsync(await admin.GetAsync(list), one => one.Set("format", "Csv"), form));
    }

    [Fact]
    public async Task Export_OfContacts_HasAllThatTheFilterShows_InItsOrder()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.SetOptionAsync(true);
        await account.ChangeAsync(account.AdministratorId, contact => contact.RowsPerTable = 1);
        var role = await account.AddRoleAsync("Accueil", Permissions.Campaigns);
        var other = await account.AddRoleAsync("Suivi", Permissions.Campaigns);
        var first = await account.AddContactAsync(details => (details.LastName, details.Email) = ("=Zola", "zola@exemple.fr"));
        var second = await account.AddContactAsync(details => details.LastName = "Arnaud");
        await account.AddContactAsync(details => details.LastName = "Sans rôle");
        await account.GiveRoleAsync(first, role);
        await account.GiveRoleAsync(first, other);
        await account.GiveRoleAsync(second, role);
        await account.AddConnectorAsync(first, ConnectorPrivilege.ReadWrite);
        var group = await account.AddLabelAsync<Group>("Paris");
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.AddGroupAsync(first, group)));

        var rows = await RowsAsync(admin, $"{Contacts}?role={role}&tri=nom&sens=desc");

        Assert.Equal(2, rows.Count);
        Assert.Equal("Arnaud", rows[0][Words.Web("Contact_LastName")]);
        var zola = rows.Single(row => row[Words.Web("Contact_LastName")] as string == "=Zola");
        Assert.Equal("Accueil | Suivi", zola[Words.Web("Roles_Title")]);
        Assert.Equal("Paris", zola[Words.Web("Groups_Title")]);
        Assert.Equal(Words.Web("Privilege_ReadWrite"), zola["iPhone"]);
        Assert.Equal("zola@exemple.fr", zola[Words.Web("Contact_Email")]);
        Assert.Equal(Words.Web("Access_Open"), zola[Words.Web("Access_Title")]);
        var csv = await TextAsync(admin, $"{Contacts}?role={role}");
        Assert.Contains("'=Zola", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Sans rôle", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfMoreContactsThanAreReadAtOnce_HasEachOnce_InFewCommands()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(1_050);
        List<IDictionary<string, object?>> rows = [];

        var commands = await host.Commands.ListenAsync(async () => rows = await RowsAsync(admin, Contacts));

        Assert.Equal(1_051, rows.Select(row => row[Words.Web("Contact_Login")]).Distinct().Count());
        Assert.Equal(1_051, rows.Count);
        Assert.InRange(commands.Count, 1, 20);
    }

    [Fact]
    public async Task Export_OfContacts_ByWhoeverMayNotEdit_HasNoLabels_AndNoSearch()
    {
        var (account, _) = await host.SetUpAsync();
        var site = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Contacts));

        var rows = await RowsAsync(site, Contacts);

        Assert.DoesNotContain(Words.Web("Groups_Title"), rows[0].Keys);
        Assert.Contains(Words.Web("Roles_Title"), rows[0].Keys);
        PageAssert.Is(HttpStatusCode.Forbidden, await site.PostByHandAsync(
            Contacts + "/exporter?recherche=sandra", form => form.Set("format", "Csv")));
    }

    [Fact]
    public async Task Export_OfConnectors_HasAllThatTheFilterShows()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.SetOptionAsync(true);
        await account.AddConnectorAsync(await account.AddContactAsync(details => details.LastName = "Lecteur"));
        await account.AddConnectorAsync(
            await account.AddContactAsync(details => details.LastName = "Arrêt"), ConnectorPrivilege.ReadWrite);

        var rows = await RowsAsync(admin, Connectors + "?droit=lecture-ecriture");
        var all = await RowsAsync(admin, Connectors);

        var row = Assert.Single(rows);
        Assert.Equal("Arrêt", row[Words.Web("Contact_LastName")]);
        Assert.Equal("iPhone", row[Words.Web("Export_Platform")]);
        Assert.Equal(Words.Web("State_Configured"), row[Words.Web("Connector_State")]);
        Assert.Contains("Durand", row[Words.Web("Connector_GivenBy")] as string, StringComparison.Ordinal);
        Assert.Equal(["Arrêt", "Lecteur"], all.Select(one => one[Words.Web("Contact_LastName")]));
    }

    [Fact]
    public async Task Export_OfCampaigns_HasThoseThatTheReaderSees()
    {
        var account = await host.CreateAccountAsync();
        var (mine, other) = (await account.AddLabelAsync<Category>("Mienne"), await account.AddLabelAsync<Category>("Autre"));
        await account.AddCampaignsAsync(2, mine);
        await account.AddCampaignsAsync(3, other);
        var reader = await account.AddHolderAsync(Permissions.Campaigns);
        await account.ChooseCategoriesAsync(reader, mine);
        var site = await host.SignInAsync(account, reader);

        var rows = await RowsAsync(site, "/campagnes");

        Assert.Equal(["Mienne", "Mienne"], rows.Select(row => row[Words.Web("Campaign_Category")]));
    }

    private static async Task<List<IDictionary<string, object?>>> RowsAsync(TestSite site, string list)
    {
        using var sheet = new MemoryStream(await BytesAsync(site, list, "Xlsx"));
        return [.. sheet.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }

    private static async Task<string> TextAsync(TestSite site, string list) => Encoding.UTF8.GetString(await BytesAsync(site, list, "Csv"));

    private static async Task<byte[]> BytesAsync(TestSite site, string list, string format)
    {
        var page = await site.GetAsync(list);
        var answer = await site.SubmitAsync(
            page, form => form.Set("format", format), page.Element("#exporter form").GetAttribute("action")!);
        PageAssert.Is(HttpStatusCode.OK, answer);
        return await answer.Response.Content.ReadAsByteArrayAsync();
    }
}
