using MailPerformance.Connectors.Core.Contacts;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Whether a contact can come in, in a word and a colour. The minutes after wrong passwords pass by themselves.</summary>
/// <param name="IsUsual">Nothing keeps the contact out: lists do not say it.</param>
public sealed record AccessState(string Text, string Badge, bool IsUsual = false)
{
    public static AccessState Of(KeptOutBy? by, bool hasPassword) => by switch
    {
        KeptOutBy.Block => new(T("Access_Locked"), "badge-danger"),
        KeptOutBy.EndDate => new(T("Access_Expired"), "badge-warning"),
        KeptOutBy.Account => new(T("Access_Account"), "badge-warning"),
        _ when !hasPassword => new(T("Access_NoPassword"), "badge-info"),
        _ => new(T("Access_Open"), "badge-success", IsUsual: true),
    };
}
