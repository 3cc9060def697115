namespace MailPerformance.Connectors.Core.Mail;

/// <summary>
/// What a mail tells. A new kind is a record of its subject, with a <see cref="MailKindAttribute"/>, and its words where mails are
/// composed.
/// </summary>
public abstract record MailData;

/// <summary>The name of a kind of mail in the outbox. Rows that wait carry it into the next release, so it never changes.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MailKindAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
