using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>
/// Tells somebody of a change to their access, or to their account, that they may not know of. Whoever could keep them out before the
/// mail goes would have them never know, so it goes all the same.
/// </summary>
public abstract record AlertMail : MailData
{
    /// <summary>Who did it, with the login; null: the recipient, or nobody who has a row (an operator, the holder of a link).</summary>
    public string? By { get; init; }

    /// <summary>The recipient did it.</summary>
    public bool ByYou { get; init; }

    [JsonIgnore]
    public override bool ReachesWhoeverIsKeptOut => true;

    /// <summary>While an equal one waits, another tells nothing more.</summary>
    [JsonIgnore]
    public virtual bool IsToldOnce => false;
}
