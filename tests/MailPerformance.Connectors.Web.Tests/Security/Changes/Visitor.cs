using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>Somebody who sends requests, with the rights that this test has given them.</summary>
/// <param name="ContactId">0: signed out.</param>
/// <param name="Rights">Keys of the permission tree with those above them; for a phone what its connector allows.</param>
public sealed record Visitor(string Name, long AccountId, long ContactId, IReadOnlySet<string> Rights, bool IsAdministrator = false)
{
    /// <summary>Keys that open pages and change nothing.</summary>
    public static IReadOnlyList<string> Looking { get; } =
    [
        Permissions.Administration, Permissions.Contacts, Permissions.ContactsSearch, Permissions.Roles, Permissions.Groups,
        Permissions.Categories, Permissions.Segments, Permissions.Journal, Permissions.Campaigns,
    ];

    public string Cookie { get; init; } = "";

    /// <summary>The antiforgery token that goes with the cookie.</summary>
    public string Token { get; init; } = "";

    /// <summary>The access token of a phone; null: a browser.</summary>
    public string? Bearer { get; init; }

    /// <summary>Whose password was right, where a second factor is asked for as well.</summary>
    public long? Passed { get; init; }

    /// <summary>Holds nothing that changes anything but their own affairs.</summary>
    public bool IsOnlooker => !IsAdministrator && Rights.IsSubsetOf(Looking);

    public bool IsInBrowser => ContactId > 0 && Bearer is null;

    public bool Holds(string right) => Rights.Contains(right) || (IsAdministrator && PermissionCatalogue.Keys.Contains(right));
}

/// <summary>Of whom a request carries a secret, whoever sends it.</summary>
/// <param name="Link">A one-time link.</param>
/// <param name="Password">Login and password.</param>
/// <param name="Phone">A token of their phone.</param>
public sealed record Proof(long? Link = null, long? Password = null, long? Phone = null)
{
    public bool IsOf(long? contactId) => contactId is not null && (contactId == Link || contactId == Password || contactId == Phone);
}
