namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What keeps a contact from signing in. A new one gets its condition in <see cref="ContactAccess"/>; all else follows.</summary>
public enum KeptOutBy
{
    /// <summary>An administrator has blocked the contact.</summary>
    Block = 1,

    /// <summary>The contact's last day is over.</summary>
    EndDate = 2,

    /// <summary>The account is inactive.</summary>
    Account = 3,

    /// <summary>Too many wrong passwords, some minutes ago. Whoever is signed in goes on working.</summary>
    WrongPasswords = 4,
}
