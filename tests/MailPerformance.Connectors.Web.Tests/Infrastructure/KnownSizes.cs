namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What SQLite knows of the sizes of its tables.</summary>
public enum KnownSizes
{
    Nothing,

    /// <summary>What was true before there was a row.</summary>
    OfEmptyTables,

    Exact,

    /// <summary>Of each index what some of its rows say, as the upkeep of a large database leaves it: many of a value seem to be few.</summary>
    Sampled,
}
