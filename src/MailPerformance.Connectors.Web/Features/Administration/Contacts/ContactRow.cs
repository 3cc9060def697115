using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>A line of the list.</summary>
public sealed record ContactRow(
    long Id,
    string LastName,
    string FirstName,
    string Login,
    DateOnly? ValidUntil,
    AccessState Access,
    IReadOnlyList<string> Roles,
    IReadOnlyList<ContactRowConnector> Connectors);

public sealed record ContactRowConnector(string Platform, ConnectorPrivilege Privilege);

/// <param name="Filter">What part of the contacts this is, in the reader's words; null: all of them.</param>
/// <param name="CutAt">More than so many could be meant, and not all were looked at: the list says so, and offers the whole.</param>
public sealed record ContactListViewModel(
    IReadOnlyList<ContactRow> Rows,
    PagePosition Position,
    ListLinks Links,
    string? Filter,
    int? CutAt,
    bool MaySearch,
    bool MayCreate);
