namespace MailPerformance.Connectors.Core.Writing;

/// <summary>Why something is not allowed; <see cref="Message"/> says it in the reader's language.</summary>
public sealed record Denial(string TextKey, params object[] Arguments)
{
    public string Message => CoreTexts.Get(TextKey, Arguments);
}
