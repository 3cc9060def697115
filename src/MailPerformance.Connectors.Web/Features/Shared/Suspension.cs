using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Why a connector is suspended, in words.</summary>
public static class Suspension
{
    /// <returns>Null when it is not suspended.</returns>
    public static string? TextOf(SuspendedBy? by, DateOnly? validUntil) => by switch
    {
        null => null,
        SuspendedBy.Platform => T("Platform_Retired"),
        SuspendedBy.Block => T("Suspended_Locked"),
        SuspendedBy.EndDate => T("Suspended_Expired", validUntil?.ToString("d", CultureInfo.CurrentCulture)),
        SuspendedBy.WrongPasswords => T("Suspended_KeptOut"),
        SuspendedBy.Account => T("Suspended_Account"),
        SuspendedBy.Option => T("Suspended_OptionOff"),
        SuspendedBy.Review => T("Suspended_Review"),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };
}
