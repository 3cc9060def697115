namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>One radio button: <paramref name="DisabledReason"/> says why it cannot be chosen.</summary>
public sealed record RadioOption(string Value, string Text, string? Hint = null, string? DisabledReason = null);
