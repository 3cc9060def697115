namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Where whoever acts in this scope does so, as far as that is known.</summary>
public sealed class JournalCircumstances
{
    /// <summary>The network address; null: a command or job.</summary>
    public string? Address { get; private set; }

    /// <summary>What browser or app it is, as it says itself, cut.</summary>
    public string? Agent { get; private set; }

    public void Enter(string? address, string? agent) => (Address, Agent) = (Cut(address), Cut(agent));

    // Whoever sends it may send anything: what is no visible ASCII, which turns texts round or stands for nothing, becomes a question mark.
    private static string? Cut(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : string.Concat(text.Take(JournalNote.TextMaxLength - 1).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}
