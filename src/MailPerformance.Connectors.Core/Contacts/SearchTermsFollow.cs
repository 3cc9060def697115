using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// Whatever changes a contact's names, login or e-mail changes the terms that it is found by. What they were follows from what the contact
/// was: no term is read.
/// </summary>
internal sealed class SearchTermsFollow(ConnectorsDbContext db) : IConsequence
{
    private static readonly string[] Searched =
        [nameof(Contact.LastName), nameof(Contact.FirstName), nameof(Contact.UserName), nameof(Contact.Email)];

    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        foreach (var contact in changes.Added<Contact>())
        {
            AddTerms(write, contact, SearchTerms.Of(contact));
            await AddDomainAsync(write, contact);
        }

        foreach (var contact in changes.Deleted<Contact>())
        {
            RemoveTerms(write, contact, Before(changes, contact));
        }

        foreach (var contact in changes.Changed<Contact>(Searched).ToList())
        {
            var (before, now) = (Before(changes, contact), SearchTerms.Of(contact));
            RemoveTerms(write, contact, before.Except(now));
            AddTerms(write, contact, now.Except(before));
            if (changes.Before<string>(contact, nameof(Contact.MailDomain)) != contact.MailDomain)
            {
                await AddDomainAsync(write, contact);
            }
        }
    }

    private static IReadOnlySet<string> Before(WriteChanges changes, Contact contact) => SearchTerms.Of(
        changes.Before<string>(contact, nameof(Contact.LastName)),
        changes.Before<string>(contact, nameof(Contact.FirstName)),
        changes.Before<string>(contact, nameof(Contact.UserName)),
        changes.Before<string>(contact, nameof(Contact.Email)));

    // When the write saves: a new contact has its id by then.
    private void AddTerms(AccountWrite write, Contact contact, IEnumerable<string> terms)
    {
        List<string> wanted = [.. terms];
        if (wanted.Count > 0)
        {
            write.Insert<ContactSearchTerm>(() => db.InsertTermsAsync(contact, wanted));
        }
    }

    private void RemoveTerms(AccountWrite write, Contact contact, IEnumerable<string> terms)
    {
        List<string> gone = [.. terms];
        if (gone.Count > 0)
        {
            var id = contact.Id;
            write.Delete(db.ContactSearchTerms.Where(term => EF.Parameter(gone).Contains(term.Term) && term.ContactId == id));
        }
    }

    private async Task AddDomainAsync(AccountWrite write, Contact contact)
    {
        var domain = contact.MailDomain;
        if (domain.Length > 0 && !await db.KnowsDomainAsync(domain))
        {
            write.Insert<DomainSearchTerm>(() => db.InsertDomainAsync(write.Account.Id, domain));
        }
    }
}
