using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Brings campaigns and their statistics from where they are made: all or nothing, and the same a second time changes nothing. What
/// somebody decided on a phone is undone only by a state that the file says to be later.
/// </summary>
public sealed class CampaignImport(ConnectorsDbContext db, CurrentAccount current, AccountWriter writer, CampaignNotices notices)
{
    public Task<WriteResult<CampaignImportResult>> RunAsync(IReadOnlyList<ImportedCampaign> rows) =>
        writer.RunUnattendedAsync(async now =>
        {
            var categories = await db.Set<Category>().ToDictionaryAsync(category => category.NormalizedName, category => category.Id);
            var errors = rows.SelectMany(row => ErrorsOf(row, categories)).Concat(Doubles(rows)).ToList();
            if (errors.Count > 0)
            {
                return WriteResult.Invalid<CampaignImportResult>(errors);
            }

            var keys = rows.Select(row => row.Key!).ToList();
            var instants = rows.SelectMany(row => row.Points).Select(point => point.At!.Value).ToHashSet();
            var known = await db.Campaigns.Include(campaign => campaign.Moves)
                .Include(campaign => campaign.Points.Where(point => instants.Contains(point.At))).AsSplitQuery()
                .Where(campaign => keys.Contains(campaign.ExternalKey))
                .ToDictionaryAsync(campaign => campaign.ExternalKey);
            List<string> kept = [];
            var added = 0;
            foreach (var row in rows)
            {
                long? category = row.Category is null ? null : categories[NormalizedText.Of(row.Category)];
                if (known.TryGetValue(row.Key!, out var campaign))
                {
                    campaign.Describe(row.Name!, row.Subject ?? "", category);
                }
                else
                {
                    campaign = ExpressCampaign.Create(row.Key!, row.Name!, now, row.Subject ?? "", category);
                    campaign.AccountId = current.AccountId!.Value;
                    db.Campaigns.Add(campaign);
                    added++;
                }

                if (!await MoveAsync(campaign, row, now))
                {
                    kept.Add(row.Key!);
                }

                foreach (var point in row.Points)
                {
                    campaign.Count(point.Counts, point.At!.Value);
                }
            }

            return WriteResult.Done(new CampaignImportResult(added, rows.Count - added, kept));
        });

    // False when a decision made on a phone stands against it.
    private async Task<bool> MoveAsync(ExpressCampaign campaign, ImportedCampaign row, DateTime now)
    {
        var wanted = row.State!.Value;
        var isReplanned = campaign.State == CampaignState.Validated && wanted == CampaignState.Validated && row.ScheduledAt != campaign.ScheduledAt;
        if (campaign.State == wanted && !isReplanned)
        {
            return true;
        }

        var last = campaign.Moves.MaxBy(move => move.Id);
        var isNew = campaign.Id == 0;
        var way = isReplanned ? [CampaignMoveKind.Reschedule] : CampaignStateMachine.Way(campaign.State, wanted);
        if (way is null || (last?.ContactId is not null && !(row.StateAt > last.At)))
        {
            return false;
        }

        foreach (var kind in way)
        {
            var move = campaign.Move(kind, InstantOf(row, now, isLast: kind == way[^1]), kind is CampaignMoveKind.Validate or CampaignMoveKind.Reschedule ? row.ScheduledAt : null)!;
            if (!isNew)
            {
                await notices.AddAsync(campaign, move);
            }
        }

        return true;
    }

    // The file knows since when the campaign is where it is; what came before happened at the planned date at the latest.
    private static DateTime InstantOf(ImportedCampaign row, DateTime now, bool isLast)
    {
        var at = row.StateAt ?? now;
        return !isLast && row.ScheduledAt < at ? row.ScheduledAt.Value : at;
    }

    private static IEnumerable<WriteError> ErrorsOf(ImportedCampaign row, Dictionary<string, long> categories)
    {
        WriteError Error(string field, string key, params object[] arguments) => new($"{row.Place}, {field}", CoreTexts.Get(key, arguments));

        foreach (var (field, text, most, isRequired) in new[]
        {
            ("key", row.Key, ExpressCampaign.ExternalKeyMaxLength, true), ("name", row.Name, ExpressCampaign.NameMaxLength, true),
            ("subject", row.Subject, ExpressCampaign.SubjectMaxLength, false),
        })
        {
            if (isRequired && !TextRules.IsVisible(text))
            {
                yield return Error(field, "Import_Missing");
            }
            else if (text?.Length > most)
            {
                yield return Error(field, "Text_TooLong", most);
            }
            else if (field == "key" && text != text?.Trim())
            {
                yield return Error(field, "Import_OuterSpaces");
            }
            else if (text?.Any(char.IsControl) == true)
            {
                yield return Error(field, "Text_ControlCharacters");
            }
        }

        if (row.State is null)
        {
            yield return Error("state", "Import_StateUnknown", string.Join(", ", Enum.GetNames<CampaignState>()));
        }
        else if (row.State != CampaignState.Draft && row.ScheduledAt is null)
        {
            yield return Error("scheduledAt", "Import_Missing");
        }

        if (row.Category is not null && !categories.ContainsKey(NormalizedText.Of(row.Category)))
        {
            yield return Error("category", "Import_CategoryUnknown", row.Category);
        }

        foreach (var point in row.Points)
        {
            if (point.At is null)
            {
                yield return new WriteError($"{point.Place}, at", CoreTexts.Get("Import_Instant"));
            }

            foreach (var figure in point.Counts.Impossible())
            {
                yield return new WriteError($"{point.Place}, {char.ToLowerInvariant(figure[0])}{figure[1..]}", CoreTexts.Get("Import_Impossible"));
            }
        }
    }

    private static IEnumerable<WriteError> Doubles(IReadOnlyList<ImportedCampaign> rows) =>
        rows.Where(row => row.Key is not null).GroupBy(row => row.Key).Where(same => same.Count() > 1)
            .Select(same => new WriteError($"{same.Last().Place}, key", CoreTexts.Get("Import_Double", same.Key!)));
}
