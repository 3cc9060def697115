namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Where a campaign stands. Stored as its number; <see cref="CampaignStateMachine"/> says what leads from one to another.
/// </summary>
public enum CampaignState
{
    /// <summary>Brouillon: will not be sent.</summary>
    Draft = 1,

    /// <summary>Validée: will be sent at its date.</summary>
    Validated = 2,

    /// <summary>En cours d'envoi.</summary>
    Sending = 3,

    /// <summary>Envoyée: everybody has been sent to.</summary>
    Sent = 4,

    /// <summary>Interrompue: stopped before everybody had been sent to, for good.</summary>
    Interrupted = 5,
}
