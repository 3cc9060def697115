using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// Rule 14 on the page « Informations »: tells what somebody else changed, keeps what the reader typed, and takes over what the
/// reader had left alone.
/// </summary>
public static class InformationsConflict
{
    /// <param name="page">The page as it would be opened now; its form becomes the merged one.</param>
    public static IReadOnlyList<ConflictRow> Merge(
        InformationsViewModel page,
        InformationsForm posted,
        InformationsOriginal original,
        ModelStateDictionary modelState,
        ContactFieldTexts texts)
    {
        var rows = new List<ConflictRow>();
        if (original.Details is { } before && page.EditDenial is null)
        {
            foreach (var field in page.Form.DifferencesFrom(before))
            {
                var isTouched = !field.IsSame(posted, before);
                rows.Add(new ConflictRow(
                    ContactFieldTexts.LabelOf(field),
                    texts.Show(field, before),
                    texts.Show(field, page.Form),
                    isTouched ? texts.Show(field, posted) : T("Conflict_Untouched")));
                if (!isTouched)
                {
                    field.Copy(page.Form, posted);
                    modelState.Remove(field.Name);
                }
            }
        }

        foreach (var (key, present) in page.Form.Choices())
        {
            var was = original.Connectors.GetValueOrDefault(key, ConnectorChoice.None);
            if (present == was || !posted.Choices().TryGetValue(key, out var yours))
            {
                continue;
            }

            var platform = page.Platforms.Single(option => option.Key == key);
            rows.Add(new ConflictRow(platform.Name, Show(was), Show(present), Show(yours)));
            if (yours.Enabled == was.Enabled && (!yours.Enabled || yours.Privilege == was.Privilege))
            {
                posted.Connectors[key] = new ConnectorForm { Enabled = present.Enabled, Privilege = present.Privilege };
            }
        }

        posted.Original = page.Form.Original;
        return rows;
    }

    private static string Show(ConnectorChoice choice) =>
        choice is { Enabled: true, Privilege: { } privilege } ? Choices.PrivilegeOf(privilege) : T("Connector_None");
}
