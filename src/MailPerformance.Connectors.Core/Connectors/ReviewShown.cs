namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What an administrator has read of a connector to look at, when saying that it is in order (rule 14).</summary>
/// <param name="ById">Who gave it.</param>
/// <param name="Since">When it was last given or raised.</param>
/// <param name="Login">The contact's.</param>
/// <param name="Email">The contact's.</param>
/// <param name="CredentialsAt">When somebody last changed what the contact signs in with.</param>
public sealed record ReviewShown(
    ConnectorPrivilege Privilege, long? ById, DateTime? Since, string? Login, string? Email, DateTime? CredentialsAt)
{
    /// <param name="connector">With its contact.</param>
    public static ReviewShown Of(MobileConnector connector) => new(
        connector.Privilege,
        connector.ReviewById,
        connector.ReviewSince,
        connector.Contact.UserName,
        connector.Contact.Email,
        connector.Contact.CredentialsAt);
}
