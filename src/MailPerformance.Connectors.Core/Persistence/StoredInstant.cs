namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>
/// What becomes of an instant on its way into the database: the rest of a microsecond is cut off, so that every server, whatever finer
/// steps it knows or rounds away, gives back the very instant that was saved and finds it when it is asked for.
/// </summary>
public static class StoredInstant
{
    public static DateTime Of(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
