namespace MailPerformance.Connectors.Web.Mails;

/// <summary>What a mail says, before it is text or HTML.</summary>
/// <param name="Link">Its button; null: there is nothing to open.</param>
/// <param name="Footer">Why somebody gets this mail, and how to get no more.</param>
public sealed record MailContent(string Subject, string Language, IReadOnlyList<string> Paragraphs, MailLink? Link, string Footer)
{
    public string AsText()
    {
        string[] link = Link is null ? [] : [$"{Link.Button}\n{Link.Address}"];
        return string.Join("\n\n", [.. Paragraphs, .. link, "-- \n" + Footer]) + "\n";
    }
}

public sealed record MailLink(string Button, string Address);
