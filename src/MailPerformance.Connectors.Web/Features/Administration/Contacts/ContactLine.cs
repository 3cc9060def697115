using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>A line of the list as it is read: the same for every reader, whatever their language.</summary>
/// <param name="Place">Where it is in the orders of the list.</param>
public sealed record ContactLine(
    ContactPlace Place,
    string LastName,
    string FirstName,
    string Login,
    DateOnly? ValidUntil,
    DateTime? AccessEndsAt,
    DateTime? LastSignInAt,
    KeptOutBy? KeptOutBy,
    bool HasPassword,
    IReadOnlyList<ContactLineRole> Roles,
    IReadOnlyList<ContactRowConnector> Connectors)
{
    /// <summary>The line in the reader's language.</summary>
    public ContactRow Row() => new(
        Place.Id,
        LastName,
        FirstName,
        Login,
        ValidUntil,
        LastSignInAt,
        AccessState.Of(KeptOutBy, HasPassword),
        [.. Roles.Select(role => RoleNames.Of(role.IsAdministrator, role.Name)).Order()],
        Connectors);
}

public sealed record ContactLineRole(string Name, bool IsAdministrator);
