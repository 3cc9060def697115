namespace MailPerformance.Connectors.Core.Roles;

/// <summary>What a connector allows its phone. No role ticks these, and no contact in a browser holds them.</summary>
public static class PhonePermissions
{
    public const string MoveCampaigns = "phone.campaigns.move";
}
