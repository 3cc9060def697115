using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>The administrators who can sign in afterwards. Only administrators change who they are, so whoever reads it knows them.</summary>
/// <param name="Names">The first few, by last name.</param>
/// <param name="People">All of them.</param>
public sealed record AdministratorsLine(IReadOnlyList<string> Names, BoundedCount People) : EffectLine
{
    /// <summary>How many are named.</summary>
    public const int Named = 5;
}
