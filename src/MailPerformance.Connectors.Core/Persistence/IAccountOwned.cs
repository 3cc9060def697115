namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>A row that belongs to exactly one account (rule 1): filtered on every read, checked on every save.</summary>
public interface IAccountOwned
{
    long AccountId { get; set; }
}
