namespace MailPerformance.Connectors.Web.Mails;

/// <summary>What a mail says, before it is text or HTML.</summary>
/// <param name="Address">Where the button leads.</param>
/// <param name="Footer">Why somebody gets this mail, and how to get no more.</param>
public sealed record MailContent(string Subject, string Language, IReadOnlyList<string> Paragraphs, string Button, string Address, string Footer)
{
    public string AsText() => string.Join("\n\n", [.. Paragraphs, $"{Button}\n{Address}", "-- \n" + Footer]) + "\n";
}
