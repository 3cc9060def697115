namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Civilité: M., Mme, Mlle. Stored as its number.</summary>
public enum PersonTitle
{
    Mr = 1,
    Mrs = 2,
    Miss = 3,
}
