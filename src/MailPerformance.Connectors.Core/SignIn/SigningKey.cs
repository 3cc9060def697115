namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>A key of the sign-in server, one for each use, shared by all nodes and kept over restarts.</summary>
public sealed class SigningKey
{
    public long Id { get; set; }

    /// <summary><c>signing</c> or <c>encryption</c>.</summary>
    public required string Use { get; set; }

    /// <summary>The key itself, encrypted by data protection.</summary>
    public required string Protected { get; set; }

    public DateTime CreatedAt { get; set; }
}
