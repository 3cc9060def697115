using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Demo;

/// <summary>The example's account filled as <c>demo fill</c> does it.</summary>
public sealed class CrowdTests(DemoFactory host) : IClassFixture<DemoFactory>
{
    private const string Password = "Trois-tulipes-2026!";
    private const int Count = 300;

    [Fact]
    public async Task Fill_TheSameNumberAgain_AddsNothing_AndALargerOneWhoIsMissing()
    {
        await using var other = new DemoFactory();
        Assert.Equal(40, await FillAsync(other, 40));
        var few = await RowsAsync(other);
        var sequence = await SequenceAsync(other);

        Assert.Equal(0, await FillAsync(other, 40));
        Assert.Equal(few, await RowsAsync(other));

        Assert.Equal(20, await FillAsync(other, 60));
        Assert.Equal(few, (await RowsAsync(other))[..40]);
        Assert.Equal(sequence + 1, await SequenceAsync(other));
    }

    [Fact]
    public async Task Fill_TwoDatabases_AddsTheSameRows()
    {
        await using var other = new DemoFactory();
        await FillAsync(host, Count);
        await FillAsync(other, Count);

        var rows = await RowsAsync(host);

        Assert.Equal(Count, rows.Count);
        Assert.Equal(rows, await RowsAsync(other));
    }

    [Fact]
    public async Task Filled_Contacts_AreWhatTheServicesWouldHaveWritten()
    {
        await FillAsync(host, Count);

        var (contacts, terms, connectors) = await InsideAsync(host, async db => (
            await Crowd(db).ToListAsync(),
            await db.ContactSearchTerms.ToListAsync(),
            await db.MobileConnectors.Include(connector => connector.Contact).ToListAsync()));

        var found = terms.GroupBy(term => term.ContactId).ToDictionary(all => all.Key, all => all.Select(term => term.Term).Order());
        foreach (var contact in contacts)
        {
            var details = ContactDetails.Of(contact, DemoData.GuideAccount);
            Assert.Empty(new ContactDetailsValidator().Validate(details).Errors);
            var written = ContactDetailsWriter.NewContact(details, contact.Account, contact.CreatedAt);
            Assert.Equal(written.NormalizedLastName, contact.NormalizedLastName);
            Assert.Equal(written.NormalizedUserName, contact.NormalizedUserName);
            Assert.Equal(written.AccessEndsAt, contact.AccessEndsAt);
            Assert.Equal(SearchTerms.Of(written).Order(), found[contact.Id]);
        }

        var (counted, kept) = await InsideAsync(host, async db =>
            (await db.Contacts.CountAsync(), (await db.Accounts.SingleAsync()).ContactCount));
        Assert.Equal(counted, kept);
        Assert.All(connectors, connector =>
        {
            var before = (connector.NormalizedLastName, connector.NormalizedUserName, connector.SuspendedFrom);
            connector.Copy(connector.Contact);
            Assert.Equal((connector.NormalizedLastName, connector.NormalizedUserName, connector.SuspendedFrom), before);
        });
        Assert.True(connectors.Count > Count / 5, $"{connectors.Count}");
    }

    [Fact]
    public async Task Filled_Contacts_AreFoundOnThePages_AndSignIn()
    {
        await FillAsync(host, Count);
        var contact = await InsideAsync(host, db => Crowd(db)
            .Where(found => found.PasswordHash != null && found.LockedAt == null && found.AccessEndsAt > host.Time.GetUtcNow().UtcDateTime)
            .FirstAsync());
        var site = await host.SignInAsync("FG3admin", Password);

        var search = await site.GetAsync("/administration/contacts?recherche=" + Uri.EscapeDataString(contact.UserName![4..]));
        var connectors = await site.GetAsync("/parametrages/connecteurs");

        Assert.Contains(contact.UserName, search.Text);
        Assert.Contains("connecteurs", connectors.Element(".platform-count").TextContent);
        PageAssert.Is(HttpStatusCode.OK, await (await host.SignInAsync(contact.UserName!, Password)).GetAsync("/"));
    }

    [Fact]
    public async Task Filled_Contacts_DifferAsPeopleDo()
    {
        await FillAsync(host, Count);

        var contacts = await InsideAsync(host, db => Crowd(db).Include(contact => contact.Roles).ToListAsync());
        var devices = await InsideAsync(host, db => db.MobileDevices.CountAsync());

        Assert.Contains(contacts, contact => contact.LockedAt is not null);
        Assert.Contains(contacts, contact => contact.PasswordHash is null);
        Assert.Contains(contacts, contact => contact.Roles.Count == 0);
        Assert.Contains(contacts, contact => contact.LastName.Contains('-'));
        Assert.Contains(contacts, contact => contact.LastName.Contains(' '));
        Assert.Contains(contacts, contact => contact.LastName.Any(letter => letter > 'z'));
        Assert.True(contacts.DistinctBy(contact => contact.LastName).Count() > Count / 2, "Too many of one name.");
        Assert.True(devices > 10, $"{devices}");
    }

    private static Task<int> FillAsync(DemoFactory host, int count) => host.InScope(async core =>
    {
        var account = await core.Db.Accounts.IgnoreQueryFilters().SingleAsync(account => account.Code == DemoData.GuideAccount);
        return await host.Services.GetRequiredService<DemoCrowd>().FillAsync(account.Id, count, await HashAsync(core.Db, account.Id));
    });

    private static Task<string> HashAsync(ConnectorsDbContext db, long accountId) =>
        db.Contacts.IgnoreQueryFilters().Where(contact => contact.AccountId == accountId)
            .Select(contact => contact.PasswordHash!).FirstAsync();

    private static Task<T> InsideAsync<T>(DemoFactory host, Func<ConnectorsDbContext, Task<T>> work) => host.InScope(async core =>
    {
        var id = await core.Db.Accounts.IgnoreQueryFilters().Where(account => account.Code == DemoData.GuideAccount)
            .Select(account => account.Id).SingleAsync();
        core.Current.Enter(id);
        return await work(core.Db);
    });

    private static IQueryable<Contact> Crowd(ConnectorsDbContext db) =>
        db.Contacts.Include(contact => contact.Account)
            .Where(contact => contact.Email!.EndsWith(".example")).OrderBy(contact => contact.Id);

    private static Task<long> SequenceAsync(DemoFactory host) =>
        InsideAsync(host, db => db.Accounts.Select(account => account.WriteSequence).SingleAsync());

    // Every person with all that hangs on it; stamps and hashes are random, as everybody's.
    private static async Task<List<string>> RowsAsync(DemoFactory host)
    {
        var people = await InsideAsync(host, db => Crowd(db).Select(contact => new
        {
            contact.UserName,
            contact.FirstName,
            contact.LastName,
            contact.Title,
            contact.Email,
            contact.TimeZone,
            contact.ValidUntil,
            contact.LockedAt,
            contact.CreatedAt,
            contact.UpdatedAt,
            HasPassword = contact.PasswordHash != null,
            Roles = contact.Roles.Select(held => held.RoleId).Order().ToList(),
            Labels = contact.Groups.Select(group => group.LabelId).Order().ToList(),
            Segments = contact.Segments.Select(segment => segment.LabelId).Order().ToList(),
            Connectors = db.Set<MobileConnector>().Where(connector => connector.ContactId == contact.Id)
                .Select(connector => new { connector.Privilege, connector.ActivatedAt, connector.InvitedAt }).ToList(),
            Devices = db.Set<MobileDevice>().Where(device => device.ContactId == contact.Id)
                .Select(device => new { device.Model, device.LastUsedAt, device.EndedAt }).ToList(),
        }).AsSplitQuery().ToListAsync());
        return [.. people.Select(person => System.Text.Json.JsonSerializer.Serialize(person))];
    }
}
