namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// The account (and contact, when somebody is signed in) that this scope works for. The database context reads it at every
/// query and save, so entering an account is the one way to see its rows (rule 1).
/// </summary>
public sealed class CurrentAccount
{
    public long? AccountId { get; private set; }

    public long? ContactId { get; private set; }

    /// <summary>Who is signed in, with the rights of this very request; null for commands and anonymous requests.</summary>
    public SignedInContact? Contact { get; private set; }

    public void Enter(long accountId, long? contactId = null)
    {
        AccountId = accountId;
        ContactId = contactId;
        Contact = null;
    }

    public void Enter(SignedInContact contact)
    {
        AccountId = contact.Actor.AccountId;
        ContactId = contact.Actor.ContactId;
        Contact = contact;
    }
}
