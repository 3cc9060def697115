using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Everything that one request needs of whoever is signed in, read once at its beginning (rule 7).</summary>
public sealed record SignedInContact(
    Actor Actor,
    string AccountCode,
    string AccountName,
    bool MobileConnectorsEnabled,
    string FirstName,
    string LastName,
    string Login,
    string Language,
    string TimeZone,
    int RowsPerTable,
    string? SecurityStamp);
