using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
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
        ModelStateDictionary modelState)
    {
        var rows = new List<ConflictRow>();
        if (original.Details is { } before && page.EditDenial is null)
        {
            foreach (var name in page.Form.DifferencesFrom(before))
            {
                var property = typeof(ContactDetails).GetProperty(name)!;
                var isTouched = posted.DifferencesFrom(before).Contains(name);
                var yours = isTouched ? Show(name, posted) : T("Conflict_Untouched");
                rows.Add(new ConflictRow(T("Contact_" + name), Show(name, before), Show(name, page.Form), yours));
                if (!isTouched)
                {
                    property.SetValue(posted, property.GetValue(page.Form));
                    modelState.Remove(name);
                }
            }
        }

        foreach (var (key, now) in page.Form.Choices())
        {
            var was = original.Connectors.GetValueOrDefault(key, ConnectorChoice.None);
            if (now == was || !posted.Choices().TryGetValue(key, out var yours))
            {
                continue;
            }

            var platform = page.Platforms.Single(option => option.Key == key);
            rows.Add(new ConflictRow(platform.Name, Show(was), Show(now), Show(yours)));
            if (yours.Enabled == was.Enabled && (!yours.Enabled || yours.Privilege == was.Privilege))
            {
                posted.Connectors[key] = new ConnectorForm { Enabled = now.Enabled, Privilege = now.Privilege };
            }
        }

        posted.Original = page.Form.Original;
        return rows;
    }

    private static string Show(ConnectorChoice choice) =>
        choice is { Enabled: true, Privilege: { } privilege } ? Choices.PrivilegeOf(privilege) : T("Connector_None");

    private static string Show(string name, ContactDetails details) => name switch
    {
        nameof(ContactDetails.Title) => details.Title is { } title ? Choices.TitleOf(title) : "",
        nameof(ContactDetails.Language) => Choices.LanguageOf(details.Language ?? ""),
        nameof(ContactDetails.NotifyOnActionChange) => T(details.NotifyOnActionChange ? "Yes" : "No"),
        nameof(ContactDetails.ValidUntil) => details.ValidUntil?.ToString("d", null) ?? "",
        _ => typeof(ContactDetails).GetProperty(name)!.GetValue(details)?.ToString() ?? "",
    };
}
