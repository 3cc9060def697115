using System.Globalization;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Why a connector is suspended: the contact's own reason before the account's.</summary>
public static class Suspension
{
    /// <param name="isAllowed">May go on working; <paramref name="isAble"/> is less: not kept out by wrong passwords either.</param>
    /// <returns>Null when neither the contact nor the option stands in the way.</returns>
    public static string? Reason(bool isLocked, bool isAllowed, bool isAble, bool isOptionOn, DateOnly? validUntil) =>
        isLocked ? T("Suspended_Locked")
        : !isAllowed ? T("Suspended_Expired", validUntil?.ToString("d", CultureInfo.CurrentCulture))
        : !isAble ? T("Suspended_KeptOut")
        : !isOptionOn ? T("Suspended_OptionOff")
        : null;
}
