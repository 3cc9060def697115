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
    DateTime? LastSignInAt,
    AccessState Access,
    IReadOnlyList<string> Roles,
    IReadOnlyList<ContactRowConnector> Connectors)
{
    public string RolesText => string.Join(", ", Roles);

    public string ConnectorsText => Text(Choices.PrivilegeOf);

    /// <summary>For the column, which is narrow.</summary>
    public string ConnectorsShort => Text(Choices.ShortPrivilegeOf);

    private string Text(Func<ConnectorPrivilege, string> words) =>
        string.Join(", ", Connectors.Select(connector => $"{connector.Platform} ({words(connector.Privilege)})"));
}

public sealed record ContactRowConnector(string Platform, ConnectorPrivilege Privilege);

/// <param name="CutAt">More than so many could be meant, and not all were looked at: the list says so, and offers the whole.</param>
/// <param name="Offers">Filters that the searched text is the name of.</param>
/// <param name="Changed">The row that was changed just now.</param>
/// <param name="MaySelect">The reader may do something to many contacts at once.</param>
public sealed record ContactListViewModel(
    IReadOnlyList<ContactRow> Rows,
    PagePosition Position,
    ListTools Tools,
    int? CutAt,
    IReadOnlyList<ListChip> Offers,
    bool ShowsLastSignIn,
    long? Changed,
    bool MayCreate,
    bool MaySelect)
{
    public ListLinks Links => Tools.Links;
}
