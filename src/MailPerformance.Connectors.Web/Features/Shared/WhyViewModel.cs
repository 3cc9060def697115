using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>« Pourquoi ? »: where the rights of a contact come from, and who could give the others.</summary>
/// <param name="Held">Of an administrator those alone that another role gives as well.</param>
public sealed record WhyViewModel(
    bool IsAdministrator, IReadOnlyList<WhyRole> Roles, IReadOnlyList<WhyHeld> Held, IReadOnlyList<WhyMissing> Missing);

public sealed record WhyRole(string Name, GrantLine Grant);

public sealed record WhyHeld(string Right, IReadOnlyList<string> Roles);

/// <summary>Rights that the same people could give.</summary>
/// <param name="Others">How many more there are.</param>
public sealed record WhyMissing(IReadOnlyList<string> Rights, IReadOnlyList<string> Names, BoundedCount Others);
