namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A connector's place in every order of its platform's list.</summary>
public sealed record ConnectorPlace(
    string LastName, string FirstName, string Login, ConnectorPrivilege Privilege, DateTime? ActivatedAt, long ContactId);
