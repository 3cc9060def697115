using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>What hangs on the contacts of one transaction, kept until they have their ids.</summary>
internal sealed class CrowdBatch
{
    private readonly List<ContactRole> _roles = [];
    private readonly List<ContactGroup> _groups = [];
    private readonly List<ContactCategory> _categories = [];
    private readonly List<ContactSegment> _segments = [];
    private readonly List<MobileConnector> _connectors = [];
    private readonly List<MobileDevice> _devices = [];
    private readonly List<ContactSearchTerm> _terms = [];
    private readonly HashSet<string> _domains = [];
    private readonly List<Contact> _contacts = [];

    /// <summary>Chooses what hangs on the contact, once it is saved.</summary>
    public void Add(CrowdPerson person, Contact contact, CrowdAccount account)
    {
        _contacts.Add(contact);
        _domains.Add(contact.MailDomain);
        _terms.AddRange(SearchTerms.Of(contact).Select(term => new ContactSearchTerm
        {
            AccountId = contact.AccountId,
            Term = term,
            ContactId = contact.Id,
        }));
        _roles.AddRange(CrowdRows.RolesOf(person, contact, account));
        _groups.AddRange(CrowdRows.LabelsOf<ContactGroup, Group>(person, contact, account.Groups, 0.85, 1));
        _categories.AddRange(CrowdRows.LabelsOf<ContactCategory, Category>(person, contact, account.Categories, 0.4, 3));
        _segments.AddRange(CrowdRows.LabelsOf<ContactSegment, Segment>(person, contact, account.Segments, 0.3, 4));
        if (CrowdRows.ConnectorOf(person, contact, account) is { } connector)
        {
            _connectors.Add(connector);
            if (CrowdRows.DeviceOf(person, connector, account) is { } device)
            {
                _devices.Add(device);
            }
        }
    }

    public async Task WriteAsync(ConnectorsDbContext db, CrowdAccount account)
    {
        var rows = new BulkRows(db);
        await WriteJournalAsync(db, rows, account);
        await rows.WriteAsync(_roles);
        await rows.WriteAsync(_groups);
        await rows.WriteAsync(_categories);
        await rows.WriteAsync(_segments);
        await rows.WriteAsync(_connectors);
        await rows.WriteAsync(_devices);

        // In the order of their key, so that each part of a large table is visited once.
        await rows.WriteAsync<ContactSearchTerm>([.. _terms
            .OrderBy(row => row.Term, StringComparer.Ordinal).ThenBy(row => row.ContactId)]);
        _domains.ExceptWith(await db.DomainSearchTerms.Select(term => term.Domain).Distinct().ToListAsync());
        await rows.WriteAsync<DomainSearchTerm>([.. _domains
            .SelectMany(domain => SearchTerms.OfDomain(domain).Select(term => new DomainSearchTerm
            {
                AccountId = account.Account.Id,
                Term = term,
                Domain = domain,
            }))]);
    }

    // One entry for each contact: they are made now, whatever their rows say of the years before.
    private async Task WriteJournalAsync(ConnectorsDbContext db, BulkRows rows, CrowdAccount crowd)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync();
        var author = new JournalAuthor(Entrance.Command, null, null, null, null, null, null);
        await rows.WriteAsync<JournalEntry>([.. _contacts.Select(contact => JournalChain.Next(
            account,
            author,
            crowd.Now,
            new JournalDraft(JournalKind.ContactCreated).About(() => contact.Id, null).Concerning(
                () => contact.Id, new JournalPerson(contact.FirstName + " " + contact.LastName, contact.UserName!))))]);
        await db.Accounts.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.JournalNumber, account.JournalNumber)
            .SetProperty(one => one.JournalHash, account.JournalHash));
    }
}
