namespace MailPerformance.Connectors.Core.Batches;

/// <summary>What would become, or has become, of one contact of a batch. Kept as a number: what is still to do comes before what is done.</summary>
public enum BatchOutcome
{
    Waiting = 0,
    WouldChange = 1,
    WouldStay = 2,
    WouldBeRefused = 3,
    WouldCreate = 4,

    Changed = 10,

    /// <summary>It was so already.</summary>
    Stayed = 11,
    Refused = 12,
    Created = 13,
}
