using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.TagHelpers;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The two privileges as radio buttons, with what each allows.</summary>
public static class PrivilegeChoices
{
    /// <param name="reasonAgainst">Why a privilege cannot be chosen; null when it can.</param>
    public static IEnumerable<RadioOption> For(Func<ConnectorPrivilege, string?> reasonAgainst) =>
        Enum.GetValues<ConnectorPrivilege>().Select(privilege => new RadioOption(
            privilege.ToString(), Choices.PrivilegeOf(privilege), T($"Privilege_{privilege}_Hint"), reasonAgainst(privilege)));
}
