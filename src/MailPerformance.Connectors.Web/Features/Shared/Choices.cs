using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The choices of the lists that more than one form shows, and the words for their values.</summary>
public static class Choices
{
    public static IEnumerable<RadioOption> Titles =>
        Enum.GetValues<PersonTitle>().Select(title => new RadioOption(title.ToString(), TitleOf(title)));

    public static IEnumerable<RadioOption> SecondFactorDemands =>
        Enum.GetValues<SecondFactorDemand>().Select(demand => new RadioOption(demand.ToString(), T("Account_SecondFactorFor_" + demand)));

    public static IEnumerable<RadioOption> YesNo => [new("True", T("Yes")), new("False", T("No"))];

    public static IEnumerable<SelectListItem> LanguageList =>
        Languages.All.Select(language => new SelectListItem(LanguageOf(language), language));

    public static string ZoneText(string id, DateTime now) => ZoneList.TextOf(TimeZones.Find(id), now);

    public static string TitleOf(PersonTitle title) => T("Title_" + title);

    public static string LanguageOf(string language) => T("Language_" + language);

    public static string PrivilegeOf(ConnectorPrivilege privilege) => T("Privilege_" + privilege);

    public static string ShortPrivilegeOf(ConnectorPrivilege privilege) => T("PrivilegeShort_" + privilege);

    public static string StateOf(ConnectorState state) => T("State_" + state);

    public static string BadgeOf(ConnectorState state) => state switch
    {
        ConnectorState.Activated => "badge-success",
        ConnectorState.Suspended => "badge-warning",
        ConnectorState.Waiting => "badge-soon",
        _ => "badge-info",
    };
}
