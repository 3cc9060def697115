using System.Globalization;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>What a review says of a connector or a right, in the reader's language and zone.</summary>
public sealed class AccessWords(TimeZoneInfo zone)
{
    /// <summary>The connector with its privilege, or the role.</summary>
    public string ThingOf(AccessReviewItem item, ReviewFacts facts) => item.Kind == ReviewedKind.Connector
        ? T("AccessReview_Connector", item.ThingName, Choices.PrivilegeOf(facts.Privilege!.Value))
        : T("AccessReview_Role", RoleNames.Of(facts.IsAdministrator, item.ThingName));

    public IEnumerable<string> ReasonsOf(ReviewFacts facts, DateTime at) =>
        ReviewRisk.ReasonsOf(facts, at).Select(reason => ReasonOf(reason, facts));

    public static string DecisionOf(ReviewDecision decision) => T("ReviewDecision_" + decision);

    public static string BadgeOf(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Keep => "badge-success",
        ReviewDecision.Lower => "badge-warning",
        _ => "badge-danger",
    };

    /// <summary>What differs between what was known and what is so now.</summary>
    public IReadOnlyList<AccessChange> ChangesOf(AccessReviewItem item, ReviewedThing present)
    {
        var (was, now) = (ReviewFacts.Read(item.Known), present.Facts);
        (string Field, string? Before, string? Now)[] all =
        [
            (T("AccessReview_Name"), item.ContactName ?? present.ContactName, present.ContactName),
            (T("Contact_Login"), item.ContactLogin ?? present.ContactLogin, present.ContactLogin),
            (T("AccessReview_RoleName"), item.ThingName, present.ThingName),
            (T("Privilege"), PrivilegeOf(was), PrivilegeOf(now)),
            (T("AccessReview_Given"), DayOf(was.GivenAt), DayOf(now.GivenAt)),
            (T("AccessReview_Activation"), DayOf(was.ActivatedAt), DayOf(now.ActivatedAt)),
            (T("AccessReview_Silence"), YesNo(was.IsSilent), YesNo(now.IsSilent)),
            (T("AccessReview_EndDate"), LastDayOf(was.AccessEndsAt), LastDayOf(now.AccessEndsAt)),
            (T("AccessReview_Block"), YesNo(was.IsBlocked), YesNo(now.IsBlocked)),
            (T("AccessReview_SecondFactor"), YesNo(was.HasSecondFactor), YesNo(now.HasSecondFactor)),
            (T("AccessReview_Rights"), RightsOf(was), RightsOf(now)),
        ];
        return
        [
            .. all.Where(one => one.Before != one.Now)
                .Select(one => new AccessChange(one.Field, one.Before ?? "–", one.Now ?? "–")),
        ];
    }

    private string ReasonOf(ReviewReason reason, ReviewFacts facts) => reason switch
    {
        ReviewReason.StrongRole => T("ReviewReason_StrongRole", RightsOf(facts)),
        ReviewReason.Silent => T("ReviewReason_Silent", DayOf(facts.LastUsedAt), ReviewRisk.SilentDays),
        ReviewReason.NeverActivated => T("ReviewReason_NeverActivated", DayOf(facts.GivenAt)),
        ReviewReason.AccessOver when facts.IsBlocked => T("ReviewReason_Blocked"),
        ReviewReason.AccessOver => T("ReviewReason_AccessOver", LastDayOf(facts.AccessEndsAt)),
        ReviewReason.EndsSoon => T("ReviewReason_EndsSoon", LastDayOf(facts.AccessEndsAt)),
        ReviewReason.SeveralWays => T("ReviewReason_SeveralWays", string.Join(", ", facts.AlsoBy!.Select(NameOf))),
        _ => T("ReviewReason_" + reason),
    };

    private static string NameOf(string role) =>
        T("AccessReview_Role", RoleNames.Of(role == AccountInstaller.AdministratorRoleName, role));

    private static string? PrivilegeOf(ReviewFacts facts) => facts.Privilege is { } privilege ? Choices.PrivilegeOf(privilege) : null;

    private static string RightsOf(ReviewFacts facts) =>
        string.Join(", ", (facts.Permissions ?? []).Where(PermissionCatalogue.Keys.Contains).Select(PermissionLabels.Of));

    private static string YesNo(bool yes) => T(yes ? "Yes" : "No");

    private string DayOf(DateTime? instant) => instant is { } utc
        ? TimeZoneInfo.ConvertTimeFromUtc(utc, zone).ToString("d", CultureInfo.CurrentCulture)
        : T("AccessReview_Unknown");

    // The instant is the end of the day.
    private string LastDayOf(DateTime? endsAt) => endsAt is { } utc ? DayOf(utc.AddTicks(-1)) : T("AccessReview_Never");
}
