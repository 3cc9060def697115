namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Whether whoever is signed in has been told that a campaign loses the last person who could stop it, and goes on.</summary>
public sealed class CoverageConsent
{
    public bool IsGiven { get; set; }
}
