using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The fields of « Informations » in words: for the read-only view, and for the table of what somebody else has changed.</summary>
public sealed class ContactFieldTexts(string accountCode, DateTime now)
{
    public static string LabelOf(ContactField field) => T("Contact_" + field.Name);

    /// <summary>Any value can be shown, also one that a page made by hand sends back.</summary>
    public string Show(ContactField field, ContactDetails details) => (field.Name, field.ValueIn(details)) switch
    {
        (nameof(ContactDetails.LoginName), string name) => accountCode + name,
        (nameof(ContactDetails.ValidUntil), null) => T("Contact_NoEnd"),
        (nameof(ContactDetails.Language), string language) when Languages.All.Contains(language) => Choices.LanguageOf(language),
        (nameof(ContactDetails.TimeZone), string zone) when TimeZones.Exists(zone) => Choices.ZoneText(zone, now),
        (_, null or "") => "–",
        (_, PersonTitle title) when Enum.IsDefined(title) => Choices.TitleOf(title),
        (_, bool isSo) => T(isSo ? "Yes" : "No"),
        (_, DateOnly day) => day.ToString("d", null),
        var (_, value) => value.ToString() ?? "",
    };
}
