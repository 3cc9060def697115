using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>« Journal d'activité »: who did what.</summary>
[RequirePermission(Permissions.Journal)]
public sealed class JournalController(
    CurrentAccount current, JournalList list, JournalExport export, AccountEvents events) : PageController(current)
{
    [HttpGet(JournalAddresses.List)]
    public async Task<IActionResult> Index(JournalListQuery query) => View(await list.ReadAsync(query));

    /// <summary>Says when something has been added.</summary>
    [HttpGet(JournalAddresses.EventsRoute)]
    public Task Events([FromHeader(Name = "Last-Event-ID")] string? lastSeen, string? vu) =>
        events.WriteAsync(Response, lastSeen, vu, HttpContext.RequestAborted, state => state.OfJournal);

    /// <summary>A post, since it leaves an entry itself.</summary>
    [HttpPost(JournalAddresses.ExportCsv)]
    [ButtonText("Journal_Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Csv(JournalListQuery query) => ExportAsync(() => export.WriteAsync(HttpContext, ExportFormat.Csv, query));

    /// <inheritdoc cref="Csv"/>
    [HttpPost(JournalAddresses.ExportXlsx)]
    [ButtonText("Journal_Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Xlsx(JournalListQuery query) => ExportAsync(() => export.WriteAsync(HttpContext, ExportFormat.Xlsx, query));

    // A filter that is not understood is no filter.
    private async Task<IActionResult> ExportAsync(Func<Task> write)
    {
        if (!ModelState.IsValid)
        {
            return Incomplete();
        }

        await write();
        return new EmptyResult();
    }
}
