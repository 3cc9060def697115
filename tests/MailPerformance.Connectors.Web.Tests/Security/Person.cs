namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>The columns of the table of endpoints, in their order.</summary>
public enum Person
{
    Anonymous,
    WithoutRights,
    Delegate,
    Administrator,
    OtherAdministrator,
}
