using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Brings campaigns and their statistics from where they are made: all or nothing, and the same a second time changes nothing
/// (<see cref="CampaignIntake"/>).
/// </summary>
public sealed class CampaignImport(ConnectorsDbContext db, AccountWriter writer, CampaignIntake intake)
{
    public Task<WriteResult<CampaignImportResult>> RunAsync(IReadOnlyList<ImportedCampaign> rows) =>
        writer.RunAsync(write => write.Authority.Operate(), write => RunAsync(write, rows));

    private async Task<WriteResult<CampaignImportResult>> RunAsync(AccountWrite write, IReadOnlyList<ImportedCampaign> rows)
    {
        var categories = await db.Set<Category>().ToDictionaryAsync(category => category.NormalizedName, category => category.Id);
        var errors = ImportedCampaignErrors.Of(rows, categories);
        if (errors.Count > 0)
        {
            return WriteResult.Invalid<CampaignImportResult>(
                [.. errors.Select(error => new WriteError($"{error.Place}, {Camel(error.Field)}", error.Message))]);
        }

        var instants = rows.SelectMany(row => row.Points).Select(point => point.At!.Value).ToHashSet();
        var known = await intake.KnownAsync([.. rows.Select(row => row.Key!)], instants);
        List<string> kept = [];
        foreach (var row in rows)
        {
            long? category = row.Category is null ? null : categories[NormalizedText.Of(row.Category)];
            if (intake.Take(write, row, known.GetValueOrDefault(row.Key!), category).Kept != CampaignStateKept.No)
            {
                kept.Add(row.Key!);
            }
        }

        return WriteResult.Done(new CampaignImportResult(rows.Count - known.Count, known.Count, kept));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
