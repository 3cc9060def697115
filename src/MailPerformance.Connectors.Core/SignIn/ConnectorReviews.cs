using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Nobody gives themselves a connector, not even under another name: who is not an administrator, and could sign in as the contact
/// because they created it or changed its credentials lately, leaves the connector to an administrator to look at.
/// </summary>
internal sealed class ConnectorReviews(ConnectorsDbContext db) : IConsequence
{
    /// <summary>How long changed credentials count.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    private static readonly string[] Credentials = [nameof(Contact.UserName), nameof(Contact.Email), nameof(Contact.PasswordLinkStamp)];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (write.Actor is not { Entrance: Entrance.Browser, ById: { } byId })
        {
            return;
        }

        var taken = await TakenAsync(changes, byId);
        foreach (var contact in taken)
        {
            Set(contact, nameof(Contact.CredentialsById), write.Actor.IsAdministrator ? null : byId);
            Set(contact, nameof(Contact.CredentialsAt), write.Actor.IsAdministrator ? null : write.Now);
        }

        if (write.Actor.IsAdministrator)
        {
            return;
        }

        var given = await GivenAsync(write, changes, byId);
        if (taken.Count > 0)
        {
            var ids = taken.Select(contact => contact.Id).ToList();
            given.AddRange(await db.MobileConnectors.Where(connector => ids.Contains(connector.ContactId)).ToListAsync());
        }

        foreach (var connector in given.Distinct())
        {
            Set(connector, nameof(MobileConnector.ReviewSince), connector.ReviewSince ?? write.Now);
            Set(connector, nameof(MobileConnector.ReviewById), byId);
            Set(connector, nameof(MobileConnector.IsHeld), connector.IsHeld || write.Account.HoldsConnectorsForReview);
        }
    }

    // Contacts of others, of which whoever acts has changed the login or the e-mail, made a link, or taken the second factor away.
    private async Task<List<Contact>> TakenAsync(WriteChanges changes, long byId)
    {
        List<Contact> taken = [.. changes.Changed<Contact>(Credentials).Where(contact => HasOthersCredentials(changes, contact, byId))];
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
        || contact.PasswordLinkById == byId;

    private async Task<List<MobileConnector>> GivenAsync(AccountWrite write, WriteChanges changes, long byId)
    {
        var raised = changes.Changed<MobileConnector>(nameof(MobileConnector.Privilege)).Where(connector =>
            connector.Privilege > changes.Before<ConnectorPrivilege>(connector, nameof(MobileConnector.Privilege)));
        var given = new List<MobileConnector>();
        foreach (var connector in changes.Added<MobileConnector>().Concat(raised).ToList())
        {
            var contact = connector.Contact ?? await db.Contacts.FindAsync(connector.ContactId);
            if (contact?.CreatedById == byId || (contact?.CredentialsById == byId && contact.CredentialsAt > write.Now - Lately))
            {
                given.Add(connector);
            }
        }

        return given;
    }

    // Through the entry, so that the change is seen without another look at every row.
    private void Set(object row, string property, object? value) => db.Entry(row).Property(property).CurrentValue = value;
}
