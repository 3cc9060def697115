namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// The account that this scope works for, and who acts in it. The database context reads it at every query and save, so entering an
/// account is the one way to see its rows (rule 1).
/// </summary>
public sealed class CurrentAccount
{
    public long? AccountId { get; private set; }

    /// <summary>Null: nobody has signed in.</summary>
    public long? ContactId => Actor?.ById;

    /// <summary>Who came in, and how; a write reads their rights afresh. Null: the account may be read, and nothing written.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>Who is signed in, with the rights of this very request; null for commands and anonymous requests.</summary>
    public SignedInContact? Contact { get; private set; }

    public void Enter(SignedInContact contact)
    {
        (AccountId, Actor, Contact) = (contact.Actor.AccountId, contact.Actor, contact);
    }

    /// <summary>Whoever has come in has proved who they are: by the password, or a second factor, in this session.</summary>
    public void Prove(DateTime at)
    {
        Actor = (Actor ?? throw new InvalidOperationException("Nobody has come in.")) with { ProvedAt = at };
        Contact = Contact is null ? null : Contact with { Actor = Actor };
    }

    /// <summary>For a contact in a browser that is about to be signed in; or, without one, to read only.</summary>
    public void Enter(long accountId, long? contactId = null)
    {
        (AccountId, Actor, Contact) = (accountId, contactId is { } id ? new Actor(id, accountId, false, []) : null, null);
    }

    /// <summary>For what nobody who is signed in asks for.</summary>
    public void EnterUnattended(long accountId, Entrance entrance)
    {
        (AccountId, Actor, Contact) = (accountId, Actor.Unattended(accountId, entrance), null);
    }
}
