using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The built-in role has its name in the reader's language; the others have the name that they were given.</summary>
public static class RoleNames
{
    public static string Of(bool isAdministrator, string? name) => isAdministrator ? T("Role_Administrator") : name ?? "";
}
