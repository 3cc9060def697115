using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators: the account has one of them no more, or not for as long as before.</summary>
/// <param name="Name">Whom, with the login.</param>
/// <param name="EndsAt">When the contact's access ends (UTC); null: it does not.</param>
[MailKind("AdministratorLostMail")]
public sealed record AdministratorLostMail(long ContactId, string Name, AdministratorLoss Loss, DateTime? EndsAt) : AlertMail;

/// <summary>What has become of an administrator. Stored as its number.</summary>
public enum AdministratorLoss
{
    Blocked = 0,

    /// <summary>The role is taken away.</summary>
    Role = 1,

    Deleted = 2,

    /// <summary>The access ends, or ends earlier.</summary>
    EndDate = 3,
}
