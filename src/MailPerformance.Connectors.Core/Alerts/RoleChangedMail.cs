using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>To administrators: a role that more than one contact holds gives other rights than before.</summary>
/// <param name="Added">Keys of the permissions that it gives from now on.</param>
/// <param name="Removed">Keys of those that it does not give any more.</param>
/// <param name="Holders">How many contacts hold it.</param>
[MailKind("RoleChangedMail")]
public sealed record RoleChangedMail(
    long RoleId, string Name, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, int Holders) : AlertMail;
