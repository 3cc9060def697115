using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Infrastructure.Exports;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What somebody takes along of a list, as filtered. That they did is an entry of the journal.</summary>
public sealed class ListExport(JournalNotes notes, CurrentAccount current, ExportWriter writer)
{
    public async Task WriteAsync(HttpContext context, ExportFormat format, JournalKind kind, Export export)
    {
        var me = current.Contact!.Actor;
        await notes.KeepAsync(me.AccountId, kind, Entrance.Browser, me.ContactId);
        await writer.WriteAsync(context, format, export);
    }
}
