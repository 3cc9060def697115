namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>What <c>/health/live</c> says to whoever has the key: how the request has arrived.</summary>
public sealed record LiveAnswer(string Product, string Status, string Scheme, string Host, string? Address);
