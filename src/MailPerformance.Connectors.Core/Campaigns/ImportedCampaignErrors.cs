using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What is wrong with the campaigns of a file, each with its place.</summary>
internal static class ImportedCampaignErrors
{
    /// <param name="categories">Ids of the account's categories by normalised name.</param>
    public static IReadOnlyList<WriteError> Of(IReadOnlyList<ImportedCampaign> rows, Dictionary<string, long> categories) =>
        [.. rows.SelectMany(row => Of(row, categories)), .. Doubles(rows)];

    private static IEnumerable<WriteError> Of(ImportedCampaign row, Dictionary<string, long> categories) =>
    [
        .. OfText(row, "key", row.Key, ExpressCampaign.ExternalKeyMaxLength, isRequired: true),
        .. OfText(row, "name", row.Name, ExpressCampaign.NameMaxLength, isRequired: true),
        .. OfText(row, "subject", row.Subject, ExpressCampaign.SubjectMaxLength, isRequired: false),
        .. OfState(row),
        .. OfCategory(row, categories),
        .. row.Points.SelectMany(OfPoint),
    ];

    private static IEnumerable<WriteError> OfText(ImportedCampaign row, string field, string? text, int most, bool isRequired)
    {
        if (isRequired && !TextRules.IsVisible(text))
        {
            yield return Error(row, field, "Import_Missing");
        }
        else if (text?.Length > most)
        {
            yield return Error(row, field, "Text_TooLong", most);
        }
        else if (field == "key" && text != text?.Trim())
        {
            yield return Error(row, field, "Import_OuterSpaces");
        }
        else if (text is not null && !TextRules.IsOneLine(text))
        {
            yield return Error(row, field, "Text_ControlCharacters");
        }
    }

    private static IEnumerable<WriteError> OfState(ImportedCampaign row)
    {
        if (row.State is null)
        {
            yield return Error(row, "state", "Import_StateUnknown", string.Join(", ", Enum.GetNames<CampaignState>()));
        }
        else if (row.State != CampaignState.Draft && row.ScheduledAt is null)
        {
            yield return Error(row, "scheduledAt", "Import_Missing");
        }
    }

    private static IEnumerable<WriteError> OfCategory(ImportedCampaign row, Dictionary<string, long> categories)
    {
        if (row.Category is not null && !categories.ContainsKey(NormalizedText.Of(row.Category)))
        {
            yield return Error(row, "category", "Import_CategoryUnknown", row.Category);
        }
    }

    private static IEnumerable<WriteError> OfPoint(ImportedPoint point)
    {
        if (point.At is null)
        {
            yield return new WriteError($"{point.Place}, at", CoreTexts.Get("Import_Instant"));
        }

        foreach (var figure in point.Counts.Impossible())
        {
            yield return new WriteError(
                $"{point.Place}, {char.ToLowerInvariant(figure[0])}{figure[1..]}", CoreTexts.Get("Import_Impossible"));
        }
    }

    private static WriteError Error(ImportedCampaign row, string field, string key, params object[] arguments) =>
        new($"{row.Place}, {field}", CoreTexts.Get(key, arguments));

    private static IEnumerable<WriteError> Doubles(IReadOnlyList<ImportedCampaign> rows) =>
        rows.Where(row => row.Key is not null).GroupBy(row => row.Key).Where(same => same.Count() > 1)
            .Select(same => new WriteError($"{same.Last().Place}, key", CoreTexts.Get("Import_Double", same.Key!)));
}
