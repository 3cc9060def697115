using System.Text;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Journal;

/// <summary>The journal as a file.</summary>
[Collection(AdministrationHost.Name)]
public sealed class JournalExportTests(ConnectorsFactory host)
{
    private const string Journal = "/administration/journal";

    [Fact]
    public async Task Export_AsCsv_HasWhatTheFilterShows_AndNoFormula()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("=1+1;2"));
        await account.AddContactAsync();

        var file = await ExportAsync(admin, "csv", "?type=GroupCreated");

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = Encoding.UTF8.GetString(file[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(Words.Web("JournalColumn_Number") + ";", lines[0], StringComparison.Ordinal);
        Assert.Contains("a créé le groupe =1+1;2", lines[1], StringComparison.Ordinal);
        Assert.Contains("'=1+1;2", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AsXlsx_HasTexts()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("=1+1"));

        using var sheet = new MemoryStream(await ExportAsync(admin, "xlsx", "?type=GroupCreated"));

        var row = Assert.Single(sheet.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>());
        Assert.Equal("=1+1", row[Words.Web("JournalColumn_Subject")]);
        Assert.Equal(Words.Web("JournalKind_GroupCreated"), row[Words.Web("JournalColumn_Kind")]);
    }

    [Fact]
    public async Task Export_GoesOverAllPages_AndLeavesAnEntry()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, one => one.RowsPerTable = 1);
        await account.AsAdministrator(core => core.Groups.AddAsync("Un"));
        await account.AsAdministrator(core => core.Groups.AddAsync("Deux"));

        var lines = Encoding.UTF8.GetString(await ExportAsync(admin, "csv", "")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        await host.Services.GetRequiredService<JournalCollector>().CollectAsync();

        var kinds = await account.Inside(core => core.Db.JournalEntries.Select(entry => entry.Kind).ToListAsync());
        Assert.Equal(kinds.Count(kind => kind != JournalKind.JournalExported && kind != JournalKind.SignedIn), lines.Length - 1);
        Assert.Contains(JournalKind.JournalExported, kinds);
    }

    [Fact]
    public async Task Export_AfterAQuarterOfAnHour_AsksForTheProof_AndLeadsBack()
    {
        var (account, admin) = await host.SetUpAsync();
        host.Time.Advance(TimeSpan.FromMinutes(15));
        var page = await admin.GetAsync(Journal + "?type=GroupCreated");
        const string Export = Journal + "/export-csv?type=GroupCreated";

        var asked = await admin.SubmitAsync(page, _ => { }, Export);
        PageAssert.Is(HttpStatusCode.Forbidden, asked);
        var wrong = await admin.SubmitAsync(asked, form => form.Set("ProofPassword", "pas le bon"), Export);
        PageAssert.Is(HttpStatusCode.BadRequest, wrong);
        Assert.True(await account.Inside(core => core.Db.JournalNotes.AnyAsync(note => note.Kind == JournalKind.ProofRefused)));
        var proved = await admin.SubmitAsync(wrong, form => form.Set("ProofPassword", Sample.Password), Export);
        PageAssert.Is(HttpStatusCode.Redirect, proved);
        Assert.NotEmpty(await ExportAsync(admin, "csv", "?type=GroupCreated"));
    }

    [Theory]
    [InlineData("type=999")]
    [InlineData("du=hier")]
    public async Task Export_OfAFilterThatIsNotUnderstood_Is400(string filter)
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.Is(HttpStatusCode.BadRequest, await admin.PostByHandAsync($"{Journal}/export-csv?{filter}", _ => { }));
    }

    [Fact]
    public async Task Export_WithoutTheRight_Is403()
    {
        var (account, _) = await host.SetUpAsync();
        var site = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));

        PageAssert.Is(HttpStatusCode.Forbidden, await site.PostByHandAsync(Journal + "/export-csv", _ => { }));
    }

    private static async Task<byte[]> ExportAsync(TestSite site, string format, string query)
    {
        var answer = await site.SubmitAsync(await site.GetAsync(Journal + query), _ => { }, $"{Journal}/export-{format}{query}");
        PageAssert.Is(HttpStatusCode.OK, answer);
        return await answer.Response.Content.ReadAsByteArrayAsync();
    }
}
