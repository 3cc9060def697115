namespace MailPerformance.Connectors.Core.Journal;

/// <summary>Signs for the installation what stands for entries that are gone, and the end of an exported chain.</summary>
public interface IJournalSigner
{
    /// <summary>ECDSA on P-256 with SHA-256, IEEE P1363 format, in Base64.</summary>
    string Sign(string text);

    bool IsSigned(string text, string signature);

    /// <summary>What an auditor checks signatures with, as PEM.</summary>
    string PublicKey { get; }
}
