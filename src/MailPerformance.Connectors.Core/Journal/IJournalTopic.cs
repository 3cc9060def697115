namespace MailPerformance.Connectors.Core.Journal;

/// <summary>
/// What the journal says when rows of some tables change, whichever service changes them. Registered once; the pipeline asks it in every
/// write, before the save.
/// </summary>
public interface IJournalTopic
{
    /// <summary>The tables that it tells of.</summary>
    IEnumerable<IJournalFields> Covers { get; }

    /// <summary>Opens an entry for each thing that changes; a write without one costs no command.</summary>
    Task TellAsync(JournalBook book);
}

/// <summary>Who contacts are, for entries about them.</summary>
public interface IJournalPeople
{
    /// <summary>In one command at most; those that are gone are missing.</summary>
    Task<IReadOnlyDictionary<long, JournalPerson>> FindAsync(IReadOnlyCollection<long> contactIds);
}
