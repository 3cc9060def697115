namespace MailPerformance.Connectors.Core.Imports;

/// <summary>How the characters of a text file are written.</summary>
public enum ImportEncoding
{
    Utf8,
    Windows1252,

    /// <summary>What Excel calls « Texte Unicode ».</summary>
    Utf16,
}
