namespace MailPerformance.Connectors.Core.Writing;

/// <summary>How many writes of one account may wait in this process, and for how long (configuration section <c>Writes</c>).</summary>
public sealed class WriteQueueOptions
{
    /// <summary>How many wait behind the one that is under way.</summary>
    public int QueueLength { get; set; } = 200;

    /// <summary>In seconds.</summary>
    public int WaitSeconds { get; set; } = 10;
}
