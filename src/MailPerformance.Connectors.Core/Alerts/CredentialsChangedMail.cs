using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>The contact has another login or e-mail. With another e-mail one goes to each of the two addresses.</summary>
/// <param name="Address">Where this one goes.</param>
/// <param name="Login">The login as it is now.</param>
/// <param name="LoginBefore">Null: it is the same.</param>
/// <param name="Email">What this address has to do with the change.</param>
[MailKind("CredentialsChangedMail")]
public sealed record CredentialsChangedMail(string Address, string Login, string? LoginBefore, EmailPart Email) : AlertMail
{
    /// <summary>The new address has confirmed it.</summary>
    public bool IsConfirmed { get; init; }

    [JsonIgnore]
    public override string? ToAddress => Address;
}

/// <summary>What an address has to do with a change of credentials. Stored as its number.</summary>
public enum EmailPart
{
    /// <summary>It was the contact's and stays so.</summary>
    Same = 0,

    /// <summary>It was the contact's until now.</summary>
    Before = 1,

    /// <summary>It is the contact's from now on.</summary>
    After = 2,
}
