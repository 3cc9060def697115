namespace MailPerformance.Connectors.Core.Batches;

public enum BatchState
{
    /// <summary>The contacts are chosen; what is done to them is not.</summary>
    Draft,

    /// <summary>Each contact is tried, and taken back, to see what would happen.</summary>
    Foreseeing,

    /// <summary>What would happen is known, and waits for a yes.</summary>
    Foreseen,
    Running,
    Ended,
}
