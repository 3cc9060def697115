using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Whether a contact can come in, in a word and a colour.</summary>
public sealed record AccessState(string Text, string Badge)
{
    public static AccessState Of(bool isAllowed, bool isLocked, bool hasPassword) => (isAllowed, isLocked, hasPassword) switch
    {
        (_, true, _) => new(T("Access_Locked"), "badge-danger"),
        (false, _, _) => new(T("Access_Expired"), "badge-warning"),
        (_, _, false) => new(T("Access_NoPassword"), "badge-info"),
        _ => new(T("Access_Open"), "badge-success"),
    };
}
