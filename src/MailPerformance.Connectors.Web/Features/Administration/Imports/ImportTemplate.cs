using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Imports;

/// <summary>A file to start from, in the reader's language: all columns, and one row that shows how they are filled.</summary>
public sealed class ImportTemplate(ConnectorsDbContext db, ExportWriter writer, TimeProvider time)
{
    public async Task WriteAsync(HttpContext context, BatchAction action, ExportFormat format)
    {
        var isOfCampaigns = BatchActions.IsOfCampaigns(action);
        var day = time.GetUtcNow().AddDays(isOfCampaigns ? -1 : 90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var platforms = isOfCampaigns ? [] : await db.MobilePlatforms.OrderBy(platform => platform.Position)
            .Select(platform => platform.Name).ToListAsync();
        string[] row =
        [
            .. T(isOfCampaigns ? "Import_CampaignExample" : "Import_Example", day).Split(';'),
            .. platforms.Select((_, index) => index == 0 ? Choices.PrivilegeOf(ConnectorPrivilege.Read) : ""),
        ];
        await writer.WriteAsync(context, format, new Export(
            T(isOfCampaigns ? "Import_CampaignTemplateFile" : "Import_TemplateFile"),
            [.. ImportFields.Plain(action).Select(ImportFields.HeadingOf), .. platforms],
            _ => Rows(row)));
    }

    private static async IAsyncEnumerable<string[]> Rows(string[] row)
    {
        await Task.CompletedTask;
        yield return row;
    }
}
