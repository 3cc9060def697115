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

public sealed record ContactListViewModel(
    IReadOnlyList<ContactRow> Rows,
    PagePosition Position,
    ListLinks Links,
    bool MaySearch,
    bool MayCreate);
