using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Why a connector is suspended: the platform's reason, then the contact's own, then the account's.</summary>
public static class Suspension
{
    /// <returns>Null when neither the platform nor the contact nor the option stands in the way, and for one that waits.</returns>
    public static string? Of(PlatformAvailability platform, string? reason) => platform switch
    {
        PlatformAvailability.ComingSoon => null,
        PlatformAvailability.Retired => T("Platform_Retired"),
        _ => reason,
    };

    /// <param name="isAllowed">May go on working; <paramref name="isAble"/> is less: not kept out by wrong passwords either.</param>
    /// <returns>Null when neither the contact nor the option stands in the way.</returns>
    public static string? Reason(bool isLocked, bool isAllowed, bool isAble, bool isOptionOn, DateOnly? validUntil) =>
        isLocked ? T("Suspended_Locked")
        : !isAllowed ? T("Suspended_Expired", validUntil?.ToString("d", CultureInfo.CurrentCulture))
        : !isAble ? T("Suspended_KeptOut")
        : !isOptionOn ? T("Suspended_OptionOff")
        : null;
}
