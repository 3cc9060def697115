namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Of whom an account requires a second factor. Stored as its number.</summary>
public enum SecondFactorDemand
{
    Nobody = 0,
    Administrators = 1,
    Everybody = 2,
}
