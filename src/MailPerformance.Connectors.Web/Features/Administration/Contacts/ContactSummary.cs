using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Administration.Journal;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What the page of a contact shows at first sight, as far as its reader may know it.</summary>
/// <param name="SecondFactorAt">Null: the contact has none.</param>
/// <param name="ConnectorDenial">Why the reader may not give or change its connectors; null: they may.</param>
/// <param name="Labels">Groups, categories and segments; null: the reader may not open them.</param>
/// <param name="Journal">Newest first; null: the reader does not see the journal.</param>
public sealed record ContactSummary(
    ContactHeader Header,
    Contact Contact,
    bool HasPassword,
    DateTime? SecondFactorAt,
    IReadOnlyList<string> Roles,
    IReadOnlyList<SummaryConnector> Connectors,
    bool SeesDevices,
    Denial? ConnectorDenial,
    IReadOnlyList<SummaryLabels>? Labels,
    IReadOnlyList<JournalLine>? Journal)
{
    /// <summary>Names of one kind that are shown; there may be more on the page of that kind.</summary>
    public const int Most = 20;

    /// <summary>Entries of the journal that are shown.</summary>
    public const int Entries = 5;
}

/// <param name="SuspendedBy">Why it is suspended, in words; null when it is not.</param>
public sealed record SummaryConnector(
    long Id,
    string Platform,
    ConnectorPrivilege Privilege,
    ConnectorState State,
    string? SuspendedBy,
    DateTime? ActivatedAt,
    DateTime? InvitedAt,
    string? GivenBy,
    DateTime? GivenAt,
    IReadOnlyList<SummaryDevice> Devices);

public sealed record SummaryDevice(string Name, DateTime LastUsedAt);

/// <param name="HasMore">There are more than are named.</param>
public sealed record SummaryLabels(ContactStep Step, IReadOnlyList<string> Names, bool HasMore);
