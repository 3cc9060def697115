using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A person gains or loses rights.</summary>
/// <param name="Name">Null: whoever acts may not list contacts.</param>
/// <param name="Gained">Keys of permissions, in the order of the tree; so are those of <paramref name="Lost"/>.</param>
/// <param name="Promoted">Becomes an administrator, who holds every right.</param>
/// <param name="Demoted">Is an administrator no more.</param>
public sealed record RightsLine(
    long ContactId,
    string? Name,
    IReadOnlyList<string> Gained,
    IReadOnlyList<string> Lost,
    bool Promoted,
    bool Demoted) : EffectLine
{
    internal bool IsChange => Gained.Count > 0 || Lost.Count > 0 || Promoted || Demoted;
}

/// <summary>So many others gain or lose some of the rights that the lines before it name.</summary>
public sealed record OtherRightsLine(BoundedCount People) : EffectLine;
