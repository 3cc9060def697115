namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>What <c>/health/ready</c> says to whoever has the key.</summary>
public sealed record ReadyAnswer(string Product, string Status, IReadOnlyList<CheckAnswer> Checks);
