using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>What is wrong with the campaigns of a file, each with its place.</summary>
internal static class ImportedCampaignErrors
{
    /// <param name="categories">Ids of the account's categories by normalised name.</param>
    public static IReadOnlyList<ImportedCampaignError> Of(IReadOnlyList<ImportedCampaign> rows, Dictionary<string, long> categories) =>
        [.. rows.SelectMany(row => Of(row, categories)), .. Doubles(rows)];

    private static IEnumerable<ImportedCampaignError> Of(ImportedCampaign row, Dictionary<string, long> categories) =>
    [
        .. OfText(row, nameof(row.Key), row.Key, ExpressCampaign.ExternalKeyMaxLength, isRequired: true),
        .. OfText(row, nameof(row.Name), row.Name, ExpressCampaign.NameMaxLength, isRequired: true),
        .. OfText(row, nameof(row.Subject), row.Subject, ExpressCampaign.SubjectMaxLength, isRequired: false),
        .. OfState(row),
        .. OfCategory(row, categories),
        .. row.Points.SelectMany(OfPoint),
    ];

    private static IEnumerable<ImportedCampaignError> OfText(ImportedCampaign row, string field, string? text, int most, bool isRequired)
    {
        if (isRequired && !TextRules.IsVisible(text))
        {
            yield return Error(row, field, "Import_Missing");
        }
        else if (text?.Length > most)
        {
            yield return Error(row, field, "Text_TooLong", most);
        }
        else if (field == nameof(row.Key) && text != text?.Trim())
        {
            yield return Error(row, field, "Import_OuterSpaces");
        }
        else if (text is not null && !TextRules.IsOneLine(text))
        {
            yield return Error(row, field, "Text_ControlCharacters");
        }
    }

    private static IEnumerable<ImportedCampaignError> OfState(ImportedCampaign row)
    {
        if (row.State is null)
        {
            yield return Error(row, nameof(row.State), "Import_StateUnknown", string.Join(", ", Enum.GetNames<CampaignState>()));
        }
        else if (row.State != CampaignState.Draft && row.ScheduledAt is null)
        {
            yield return Error(row, nameof(row.ScheduledAt), "Import_Missing");
        }
    }

    private static IEnumerable<ImportedCampaignError> OfCategory(ImportedCampaign row, Dictionary<string, long> categories)
    {
        if (row.Category is not null && !categories.ContainsKey(NormalizedText.Of(row.Category)))
        {
            yield return Error(row, nameof(row.Category), "Import_CategoryUnknown", row.Category);
        }
    }

    private static IEnumerable<ImportedCampaignError> OfPoint(ImportedPoint point)
    {
        if (point.At is null)
        {
            yield return new ImportedCampaignError(point.Place, nameof(point.At), CoreTexts.Get("Import_Instant"));
        }

        foreach (var figure in point.Counts.Impossible())
        {
            yield return new ImportedCampaignError(point.Place, figure, CoreTexts.Get("Import_Impossible"));
        }
    }

    private static ImportedCampaignError Error(ImportedCampaign row, string field, string key, params object[] arguments) =>
        new(row.Place, field, CoreTexts.Get(key, arguments));

    private static IEnumerable<ImportedCampaignError> Doubles(IReadOnlyList<ImportedCampaign> rows) =>
        rows.Where(row => row.Key is not null).GroupBy(row => row.Key).Where(same => same.Count() > 1)
            .Select(same => Error(same.Last(), nameof(ImportedCampaign.Key), "Import_Double", same.Key!));
}

/// <summary>Something that is wrong in a file.</summary>
/// <param name="Place">See <see cref="ImportedCampaign.Place"/>.</param>
/// <param name="Field">Of <see cref="ImportedCampaign"/>, <see cref="ImportedPoint"/> or <see cref="CampaignCounts"/>.</param>
internal sealed record ImportedCampaignError(string Place, string Field, string Message);
