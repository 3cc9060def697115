using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Reviews;

/// <summary>Who has which right, as a file.</summary>
[Collection(AdministrationHost.Name)]
public sealed class RightsRegisterTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Export_HasARowForEachRight_WithItsRole_ItsDay_AndItsGiver()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Perrine", "Lahaye"));
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Accueil", Permissions.ContactsCreate, Permissions.Campaigns));
        await account.GiveRoleAsync(id, await account.AddRoleAsync("Suivi", Permissions.Campaigns));
        await account.AddConnectorAsync(id, ConnectorPrivilege.ReadWrite);

        var rows = await RowsAsync(admin);

        var own = rows.Where(row => Of(row, "LastName") == "Lahaye").ToList();
        Assert.Equal(
            [
                (LabelOf(Permissions.Administration), "", "Accueil"),
                (LabelOf(Permissions.Contacts), "", "Accueil"),
                (LabelOf(Permissions.ContactsCreate), "", "Accueil"),
                (LabelOf(Permissions.Campaigns), "", "Accueil"),
                (LabelOf(Permissions.Campaigns), "", "Suivi"),
                (Words.Web("Register_Connector", "iPhone"), Words.Web("Privilege_ReadWrite"), ""),
            ],
            own.Select(row => (Of(row, "Right"), Of(row, "Privilege"), Of(row, "Role"))));
        var giver = (await admin.GetAsync("/profil")).Text;
        Assert.All(own, row => Assert.Contains(Of(row, "GivenBy"), giver, StringComparison.Ordinal));
        Assert.All(own, row => Assert.True(DateTime.TryParseExact(
            row[Words.Web("Register_Since", "Europe/Paris")] as string, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out _)));
        Assert.Equal(
            Words.Web("Register_All"),
            Of(Assert.Single(rows, row => Of(row, "Role") == Words.Web("Role_Administrator")), "Right"));
    }

    [Fact]
    public async Task Export_OfMoreThanIsReadAtOnce_HasEachContactOnce_AndNobodyElses()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(1_050);
        var role = await account.AddRoleAsync("Lecteurs", Permissions.Campaigns);
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO ContactRoles (UserId, RoleId, AccountId)
            SELECT Id, {role}, AccountId FROM Contacts WHERE AccountId = {account.Id} AND NormalizedLastName LIKE 'FOULE%'
            """));

        List<IDictionary<string, object?>> rows = [];
        var commands = await host.Commands.ListenAsync(async () => rows = await RowsAsync(admin));

        var names = rows.Where(row => Of(row, "Role") == "Lecteurs").Select(row => Of(row, "Login")).ToList();
        Assert.Equal(1_050, names.Count);
        Assert.Equal(1_050, names.Distinct().Count());
        Assert.All(rows, row => Assert.StartsWith(account.Code, Of(row, "Login"), StringComparison.Ordinal));
        Assert.All(
            rows.Where(row => Of(row, "Role") == "Lecteurs"),
            row => Assert.Equal(Words.Web("Register_Before"), row[Words.Web("Register_Since", "Europe/Paris")]));

        // Three batches of two commands, the roles, the note, and those of two requests that found who asks.
        Assert.InRange(commands.Count, 1, 20);
    }

    [Fact]
    public async Task Export_LeavesAnEntry_AndAsksForAFreshProof()
    {
        var (account, admin) = await host.SetUpAsync();
        await RowsAsync(admin);
        await host.Services.GetRequiredService<JournalCollector>().CollectAsync();
        host.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.True(await account.Inside(core => core.Db.JournalEntries.AnyAsync(entry => entry.Kind == JournalKind.RightsExported)));
        PageAssert.Is(HttpStatusCode.Forbidden, await admin.SubmitAsync(
            await admin.GetAsync(AccessReviewAddresses.Current), _ => { }, AccessReviewAddresses.RegisterCsv));
    }

    private static string LabelOf(string permission) => Words.Core("Permission_" + permission);

    private static string Of(IDictionary<string, object?> row, string column) => row[Words.Web("Register_" + column)] as string ?? "";

    private static async Task<List<IDictionary<string, object?>>> RowsAsync(TestSite site)
    {
        var page = await site.GetAsync(AccessReviewAddresses.Current);
        var answer = await site.SubmitAsync(page, _ => { }, AccessReviewAddresses.RegisterXlsx);
        PageAssert.Is(HttpStatusCode.OK, answer);
        using var sheet = new MemoryStream(await answer.Response.Content.ReadAsByteArrayAsync());
        return [.. sheet.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }
}
