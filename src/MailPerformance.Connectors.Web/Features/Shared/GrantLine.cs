using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>Who gave something, and when, as pages say it: a name, never more.</summary>
/// <param name="Address">Of the giver, for who may open it; null: not for this reader, or the giver is gone.</param>
/// <param name="Through">By which right, in words; null: that is not kept.</param>
public sealed record GrantLine(Grant Grant, string? Address, string? Through = null)
{
    public string By => Grant.ByName ?? Grant.In switch
    {
        Entrance.Command => T("Grant_ByCommand"),
        Entrance.Job => T("Grant_ByJob"),
        _ => T("Grant_BySomebody"),
    };

    public static GrantLine Of(Grant grant, Actor reader, string? through = null) => new(
        grant, grant.ById is { } id && new Authority(reader).View() is null ? ContactAddresses.Show(id) : null, through);
}
