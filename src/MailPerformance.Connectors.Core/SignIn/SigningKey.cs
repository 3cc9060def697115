namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>A key of the installation, one for each use, shared by all nodes and kept over restarts.</summary>
public sealed class SigningKey
{
    /// <summary>Use of the key with which the sign-in server signs tokens.</summary>
    public const string Tokens = "signing";

    /// <summary>Use of the key with which it encrypts them.</summary>
    public const string Encryption = "encryption";

    /// <summary>Use of the key with which the journal's marks and exports are signed.</summary>
    public const string Journal = "journal";

    public long Id { get; set; }

    /// <summary>One of those above.</summary>
    public required string Use { get; set; }

    /// <summary>The key itself, encrypted by data protection.</summary>
    public required string Protected { get; set; }

    public DateTime CreatedAt { get; set; }
}
