using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Nobody gives themselves a connector, not even under another name: where one person may stand behind giver and receiver, since who is
/// not an administrator has created one of them or changed its credentials lately, an administrator is asked to look at the connector.
/// </summary>
internal sealed class ConnectorReviews(ConnectorsDbContext db) : IConsequence
{
    private static readonly string[] Credentials =
        [nameof(Contact.UserName), nameof(Contact.Email), nameof(Contact.PasswordLinkStamp), nameof(Contact.PendingEmail)];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        // The contact's own link vouches for nothing: its mailbox may be what was taken.
        if (write.Actor.Entrance == Entrance.Link && !write.IsByOwnLink())
        {
            await VouchAsync(changes);
        }

        if (write.Actor is not { Entrance: Entrance.Browser, IsAdministrator: false, ById: { } byId })
        {
            return;
        }

        var taken = await TakenAsync(changes, byId);
        foreach (var contact in taken)
        {
            // The first of several stays: whoever wants a name forgotten would have another name put over it.
            SetTaker(contact, contact.IsTaken(write.Now) ? contact.CredentialsById : byId, write.Now);
        }

        foreach (var connector in await GivenAsync(write, changes, byId))
        {
            Mark(write, connector, byId);
        }

        var ids = taken.Select(contact => contact.Id).Where(id => id > 0).ToList();
        foreach (var connector in await write.ConnectorsOfAsync(db, ids))
        {
            // One that waits for its look already keeps who gave it and since when.
            Mark(write, connector, connector.ReviewById ?? byId, connector.ReviewSince);
        }
    }

    // What was taken is given back by a password that nobody else knows: one chosen with an administrator's link, or the operator's.
    private async Task VouchAsync(WriteChanges changes)
    {
        foreach (var contact in changes.Changed<Contact>(nameof(Contact.PasswordHash)).ToList())
        {
            var makerId = changes.Before<long?>(contact, nameof(Contact.PasswordLinkById));
            if (contact.CredentialsById is not null
                && (makerId is null || await db.Contacts.Administrators().AnyAsync(maker => maker.Id == makerId)))
            {
                SetTaker(contact, null, null);
            }
        }
    }

    // Contacts that whoever acts has created, and others of which they have changed the login or the e-mail, made a link, or taken the
    // second factor away.
    private async Task<List<Contact>> TakenAsync(WriteChanges changes, long byId)
    {
        List<Contact> taken =
        [
            .. changes.Added<Contact>(),
            .. changes.Changed<Contact>(Credentials).Where(contact => HasOthersCredentials(changes, contact, byId)),
        ];
        foreach (var factor in changes.Deleted<SecondFactor>().Where(factor => factor.ContactId != byId).ToList())
        {
            if (await db.Contacts.FindAsync(factor.ContactId) is { } contact)
            {
                taken.Add(contact);
            }
        }

        return [.. taken.Where(contact => contact.Id != byId).Distinct()];
    }

    // A link that only ends names nobody.
    private static bool HasOthersCredentials(WriteChanges changes, Contact contact, long byId) =>
        changes.Before<string?>(contact, nameof(Contact.UserName)) != contact.UserName
        || changes.Before<string?>(contact, nameof(Contact.Email)) != contact.Email
        || (changes.Before<string?>(contact, nameof(Contact.PendingEmail)) != contact.PendingEmail && contact.PendingEmail is not null)
        || contact.PasswordLinkById == byId;

    private async Task<List<MobileConnector>> GivenAsync(AccountWrite write, WriteChanges changes, long byId)
    {
        var raised = changes.Changed<MobileConnector>(nameof(MobileConnector.Privilege)).Where(connector =>
            connector.Privilege > changes.Before<ConnectorPrivilege>(connector, nameof(MobileConnector.Privilege)));
        var given = new List<MobileConnector>();
        foreach (var connector in changes.Added<MobileConnector>().Concat(raised).ToList())
        {
            var contact = connector.Contact ?? await db.Contacts.FindAsync(connector.ContactId);
            if (contact is not null
                && (contact.CreatedById == byId || contact.IsTaken(write.Now) || (await db.Contacts.FindAsync(byId))!.IsTaken(write.Now)))
            {
                given.Add(connector);
            }
        }

        return given;
    }

    private void SetTaker(Contact contact, long? byId, DateTime? at)
    {
        Set(contact, nameof(Contact.CredentialsById), byId);
        Set(contact, nameof(Contact.CredentialsAt), at);
    }

    private void Mark(AccountWrite write, MobileConnector connector, long byId, DateTime? since = null)
    {
        Set(connector, nameof(MobileConnector.ReviewSince), since ?? write.Now);
        Set(connector, nameof(MobileConnector.ReviewById), byId);
        Set(connector, nameof(MobileConnector.IsHeld), connector.IsHeld || write.Account.HoldsConnectorsForReview);
    }

    // Through the entry, so that the change is seen without another look at every row.
    private void Set(object row, string property, object? value) => db.Entry(row).Property(property).CurrentValue = value;
}
