using System.Text.Json.Serialization;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>
/// What a mail tells. A new kind is a record of its subject, with a <see cref="MailKindAttribute"/>, and its words where mails are
/// composed.
/// </summary>
public abstract record MailData
{
    /// <summary>Where it goes; null: to the contact's address when it is sent.</summary>
    [JsonIgnore]
    public virtual string? ToAddress => null;

    /// <summary>Goes also to a contact that may not be signed in, or has been deleted, when it is sent.</summary>
    [JsonIgnore]
    public virtual bool ReachesWhoeverIsKeptOut => false;
}

/// <summary>The name of a kind of mail in the outbox. Rows that wait carry it into the next release, so it never changes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MailKindAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
