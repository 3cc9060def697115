namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>One check of a <see cref="ReadyAnswer"/>.</summary>
public sealed record CheckAnswer(string Name, string Status, string Text);
