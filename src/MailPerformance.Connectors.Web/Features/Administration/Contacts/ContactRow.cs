using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>A line of the list.</summary>
public sealed record ContactRow(
    long Id,
    string LastName,
    string FirstName,
    string Login,
    DateOnly? ValidUntil,
    bool IsAllowed,
    bool IsLocked,
    bool HasPassword,
    IReadOnlyList<string> Roles,
    IReadOnlyList<ContactRowConnector> Connectors);

public sealed record ContactRowConnector(string Platform, ConnectorPrivilege Privilege);

public sealed record ContactListViewModel(
    IReadOnlyList<ContactRow> Rows,
    Shared.PagePosition Position,
    Shared.ListLinks Links,
    bool MaySearch,
    bool MayCreate);
