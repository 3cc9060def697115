namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>How whoever acts came in. It narrows what they may do, whatever their rights are (rule 16).</summary>
public enum Entrance
{
    /// <summary>A contact in a browser, with the rights of its roles.</summary>
    Browser,

    /// <summary>A contact's phone: what its connector allows, no right of the contact.</summary>
    Phone,

    /// <summary>The holder of a one-time link: the password of that contact, nothing else.</summary>
    Link,

    /// <summary>A command of the operator.</summary>
    Command,

    /// <summary>A job: nobody is there to be asked.</summary>
    Job,
}
