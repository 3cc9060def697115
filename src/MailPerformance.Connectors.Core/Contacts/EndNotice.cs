namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>When people are told that a contact's access ends: 30, 7 and 1 days before.</summary>
public static class EndNotice
{
    /// <summary>
    /// For how long after its instant a notice is still one. Later, as of an end date that was near when it was chosen, nobody is told of
    /// that one.
    /// </summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    /// <summary>Days before the end, the first notice first.</summary>
    public static readonly IReadOnlyList<int> Days = [30, 7, 1];

    /// <returns>Null: there is no end.</returns>
    public static DateTime? FirstOf(DateTime? end) => end?.AddDays(-Days[0]);

    /// <returns>Null: none is left.</returns>
    public static DateTime? NextOf(DateTime? end, DateTime now) =>
        Days.Select(days => end?.AddDays(-days)).FirstOrDefault(at => at > now);
}
