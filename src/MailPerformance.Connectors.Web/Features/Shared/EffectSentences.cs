using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What people say of an effect: one sentence for all to whom the same happens.</summary>
public static class EffectSentences
{
    public static IEnumerable<string> OfRights(IEnumerable<RightsLine> lines) =>
        lines.GroupBy(line => (line.Promoted, line.Demoted, Gained: Keys(line.Gained), Lost: Keys(line.Lost)))
            .SelectMany(group => OfGroup([.. group]));

    public static string OfAdministrators(AdministratorsLine line)
    {
        var others = line.People.Value - line.Names.Count;
        var names = others > 0 ? [.. line.Names, Plural("Effect_Others", others)] : line.Names;
        return Plural("Effect_Administrators", line.People) + (names.Count == 0 ? "" : T("Effect_Namely", And(names)));
    }

    /// <summary>Null: no sentence of its own.</summary>
    public static string? OfOther(EffectLine line) => line switch
    {
        ConnectorRemovedLine removed =>
            T("Effect_ConnectorRemoved", removed.Platform, Choices.PrivilegeOf(removed.Privilege), removed.Name),
        AccessBlockedLine { Connectors: 0 } blocked => T("Effect_Blocked", blocked.Name),
        AccessBlockedLine blocked => T("Effect_Blocked", blocked.Name) + " " + Plural("Effect_BlockedConnectors", blocked.Connectors),
        ConnectorsSuspendedLine suspended => Plural("Effect_Suspended", suspended.Connectors),
        LabelLine { Kind: nameof(Group) } label => Plural("Effect_Group", label.Contacts),
        LabelLine { Kind: nameof(Category) } label => Plural("Effect_Category", label.Contacts),
        LabelLine { Kind: nameof(Segment) } label => Plural("Effect_Segment", label.Contacts),
        _ => null,
    };

    private static IEnumerable<string> OfGroup(List<RightsLine> lines)
    {
        var (first, people, isOne) = (lines[0], People(lines), lines.Count == 1);
        if (first.Promoted)
        {
            yield return T(isOne ? "Effect_Promoted_one" : "Effect_Promoted_other", people);
            yield break;
        }

        if (first.Demoted)
        {
            yield return T(isOne ? "Effect_Demoted_one" : "Effect_Demoted_other", people);
        }

        if (first.Lost.Count > 0)
        {
            yield return T(isOne ? "Effect_Loses_one" : "Effect_Loses_other", people, Rights(first.Lost));
        }

        if (first.Gained.Count > 0)
        {
            yield return T(isOne ? "Effect_Gains_one" : "Effect_Gains_other", people, Rights(first.Gained));
        }
    }

    // Whoever may not be named is counted.
    private static string People(List<RightsLine> lines)
    {
        var names = lines.Select(line => line.Name).OfType<string>().ToList();
        return names.Count == 0 ? Plural("Effect_People", lines.Count) : And(names);
    }

    private static string Rights(IReadOnlyList<string> keys) => keys.Count == PermissionCatalogue.All.Count
        ? T("Effect_AllRights")
        : And([.. keys.Select(key => T("Effect_Right", PermissionLabels.Of(key)))]);

    private static string And(IReadOnlyList<string> parts) => parts.Count < 2
        ? string.Concat(parts)
        : T("Effect_And", string.Join(", ", parts.Take(parts.Count - 1)), parts[^1]);

    private static string Keys(IEnumerable<string> keys) => string.Join(' ', keys);
}
