using MailPerformance.Connectors.Core.Connectors;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>
/// The endpoint is the app's: it needs a token of a device that may be used at this moment, with this privilege at least.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MobileApiAttribute(ConnectorPrivilege privilege = ConnectorPrivilege.Read) : AuthorizeAttribute(PolicyOf(privilege))
{
    public ConnectorPrivilege Privilege { get; } = privilege;

    public static string PolicyOf(ConnectorPrivilege privilege) => "mobile:" + privilege;
}
