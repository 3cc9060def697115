using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>What a mail tells. A new kind is a new record here and its words where mails are composed.</summary>
public abstract record MailData;

/// <summary>A campaign has changed state.</summary>
/// <param name="By">Who, with the login; null: the sending system.</param>
public sealed record CampaignStateMail(
    long CampaignId,
    string CampaignName,
    CampaignMoveKind Kind,
    CampaignState To,
    DateTime At,
    string? By,
    string? Device,
    DateTime? ScheduledAt) : MailData;

/// <summary>A phone may be brought to its sign-in.</summary>
/// <param name="ProtectedCode">The code, encrypted by data protection.</param>
public sealed record EnrolmentMail(string ProtectedCode) : MailData;

/// <summary>The platform of a connector that was waiting has opened.</summary>
public sealed record PlatformOpenMail(long PlatformId) : MailData;

/// <summary>The contact may choose a password.</summary>
/// <param name="Stamp">The contact's link stamp at that time: when it has changed since, the link is worth nothing and the mail is not sent.</param>
public sealed record PasswordLinkMail(string Stamp) : MailData;

/// <summary>Somebody else has taken the contact's second factor away.</summary>
/// <param name="By">Who, with the login; null: the operator.</param>
public sealed record SecondFactorRemovedMail(string? By) : MailData;
