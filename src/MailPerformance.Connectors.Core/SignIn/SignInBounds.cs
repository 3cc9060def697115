namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>How much trying of passwords this process bears (configuration section <c>SignIn</c>).</summary>
public sealed class SignInBounds
{
    /// <summary>Passwords that are hashed at the same time; hashing is slow on purpose and takes a whole core.</summary>
    public int HashesAtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many wait behind those: it costs less to let them wait than to refuse them again and again.</summary>
    public int QueueLength { get; set; } = 500;

    /// <summary>How long one waits before it is refused, in seconds.</summary>
    public int WaitSeconds { get; set; } = 10;

    /// <summary>Tries of one login in a minute, from wherever they come, and whether anybody has it or not.</summary>
    public int AttemptsPerLogin { get; set; } = 20;
}
