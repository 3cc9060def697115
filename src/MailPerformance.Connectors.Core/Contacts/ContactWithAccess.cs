namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact, and what keeps it out at an instant.</summary>
public sealed class ContactWithAccess
{
    public required Contact Contact { get; init; }

    /// <summary>The first of <see cref="ContactAccess"/>'s conditions that is broken; null: none.</summary>
    public KeptOutBy? KeptOutBy { get; init; }
}
