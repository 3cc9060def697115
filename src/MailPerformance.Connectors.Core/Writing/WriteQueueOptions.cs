namespace MailPerformance.Connectors.Core.Writing;

/// <summary>How many writes of one account may wait in this process, and for how long (configuration section <c>Writes</c>).</summary>
public sealed class WriteQueueOptions
{
    /// <summary>How many pages wait behind the first one, and how many orders of phones and jobs behind the one that is under way.</summary>
    public int QueueLength { get; set; } = 200;

    /// <summary>How many pages of one contact wait behind its first one, and how many orders of its phones.</summary>
    public int PerContact { get; set; } = 8;

    /// <summary>In seconds.</summary>
    public int WaitSeconds { get; set; } = 10;
}
