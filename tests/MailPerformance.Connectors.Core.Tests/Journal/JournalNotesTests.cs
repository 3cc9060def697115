using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What happens without the account's turn is noted, and becomes entries.</summary>
public sealed class JournalNotesTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Here = "192.0.2.1";
    private const string Agent = "Navigateur";

    // Each test has a database of its own: the collector is of all accounts.
    private readonly CoreHost _host = new();

    private JournalCollector Collector => _host.Services.GetRequiredService<JournalCollector>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Note_BecomesAnEntry_WithWhoWhenAndFromWhere()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await AddAsync(account, JournalKind.SignedIn, id);
        var at = _host.Now;
        _host.Time.Advance(TimeSpan.FromSeconds(5));

        var told = await account.OneToldByAsync(async () => Assert.Equal(1, await Collector.CollectAsync()));

        told.Is(JournalKind.SignedIn, Entrance.Browser, id, id, id).Says();
        Assert.Equal((at, Here, Agent), (told.Entry.At, told[JournalSaid.Address], told[JournalSaid.Agent]));
        Assert.Empty(await NotesAsync(account));
        Assert.Equal(0, await account.UnchangedBy(() => Collector.CollectAsync()));
    }

    [Fact]
    public async Task Notes_OfSeveralAccounts_GoEachIntoItsOwn_InTheirOrder()
    {
        var (one, two) = (await _host.CreateAccountAsync(), await _host.CreateAccountAsync());
        await AddAsync(one, JournalKind.SignedIn, one.AdministratorId);
        await AddAsync(two, JournalKind.SignedIn, two.AdministratorId);
        await AddAsync(one, JournalKind.SignedOut, one.AdministratorId);

        Assert.Equal(3, await Collector.CollectAsync());

        Assert.Equal(
            [JournalKind.SignedIn, JournalKind.SignedOut],
            (await one.EntriesAsync()).Skip(JournalReading.Beginning).Select(entry => entry.Kind));
        Assert.Equal([JournalKind.SignedIn], (await two.EntriesAsync()).Skip(JournalReading.Beginning).Select(entry => entry.Kind));
        await one.HoldsAsync();
        await two.HoldsAsync();
    }

    [Fact]
    public async Task Note_OfAContactThatIsGone_BecomesAnEntryWithoutAName()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await AddAsync(account, JournalKind.SignedIn, id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        Assert.Equal(1, await Collector.CollectAsync());

        var told = new Told((await account.EntriesAsync())[^1]).Is(JournalKind.SignedIn, Entrance.Browser, id, id, id);
        Assert.Equal((null, null), (told[JournalSaid.Author], told[JournalSaid.Contact]));
        await account.HoldsAsync();
    }

    [Fact]
    public async Task More_ThanAreCollectedAtOnce_AreAllCollected()
    {
        var account = await _host.CreateAccountAsync();
        await account.Inside(core =>
        {
            for (var number = 0; number < 450; number++)
            {
                core.Notes.Add(account.Id, JournalKind.SignedIn, Entrance.Browser, account.AdministratorId);
            }

            return core.Db.SaveChangesAsync();
        });

        Assert.Equal(450, await Collector.CollectAsync());

        Assert.Equal(new JournalVerdict(453, null, null), await account.VerdictAsync());
        Assert.Empty(await NotesAsync(account));
    }

    [Fact]
    public async Task Refusals_OfOneContactAndAddress_AreOneNoteAMinute()
    {
        var account = await _host.CreateAccountAsync();
        var (one, two) = (account.AdministratorId, await account.AddContactAsync());
        await CountAsync(account, one);
        _host.Time.Advance(TimeSpan.FromSeconds(59));
        await CountAsync(account, one);
        await CountAsync(account, one);
        await CountAsync(account, one, "198.51.100.7");
        await CountAsync(account, two);
        await CountAsync(account, null);
        await CountAsync(account, one, kind: JournalKind.PhoneRefused);
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await CountAsync(account, one);

        var notes = await NotesAsync(account);

        Assert.Equal(
            [
                (one, Here, 3, JournalKind.SignInRefused, Sample.Start.UtcDateTime),
                (one, "198.51.100.7", 1, JournalKind.SignInRefused, Sample.Start.UtcDateTime),
                (two, Here, 1, JournalKind.SignInRefused, Sample.Start.UtcDateTime),
                (null, Here, 1, JournalKind.SignInRefused, Sample.Start.UtcDateTime),
                (one, Here, 1, JournalKind.PhoneRefused, Sample.Start.UtcDateTime),
                (one, Here, 1, JournalKind.SignInRefused, Sample.Start.UtcDateTime.AddMinutes(1)),
            ],
            notes.Select(note => (note.ContactId, note.Address!, note.Times, note.Kind, note.Minute!.Value)));
    }

    [Fact]
    public async Task Refusals_FromMoreThanAHundredAddresses_AreCountedTogether_AndStillSayWhoseTheyAre()
    {
        var account = await _host.CreateAccountAsync();
        var victim = account.AdministratorId;

        // At logins that nobody has.
        foreach (var number in Enumerable.Range(0, JournalNotes.MostPerMinute + 20))
        {
            await CountAsync(account, null, string.Create(CultureInfo.InvariantCulture, $"198.51.100.{number}"));
        }

        await CountAsync(account, null, "198.51.100.0");
        await CountAsync(account, victim, "203.0.113.1");
        await CountAsync(account, victim, "203.0.113.2");
        var notes = await NotesAsync(account);

        Assert.Equal(JournalNotes.MostPerMinute + 2, notes.Count);
        Assert.Equal(2, notes[0].Times);
        var nothing = (string?)null;
        Assert.Equal((20, null, nothing, nothing), (notes[^2].Times, notes[^2].ContactId, notes[^2].Address, notes[^2].Agent));
        Assert.Equal((2, victim, nothing, nothing), (notes[^1].Times, notes[^1].ContactId, notes[^1].Address, notes[^1].Agent));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var told = await account.ToldByAsync(async () => Assert.Equal(notes.Count, await Collector.CollectAsync()));
        told[^2].Is(JournalKind.SignInRefused, Entrance.Browser, null, null).Says("times=20");
        told[^1].Is(JournalKind.SignInRefused, Entrance.Browser, null, victim, victim).Says("times=2");
    }

    [Fact]
    public async Task RunningMinute_IsNotCollectedBeforeItIsOver()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(30));
        await CountAsync(account, id);
        await CountAsync(account, id);

        _host.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(10));
        Assert.Equal(0, await account.UnchangedBy(() => Collector.CollectAsync()));
        _host.Time.Advance(TimeSpan.FromTicks(10));
        var told = await account.OneToldByAsync(async () => Assert.Equal(1, await Collector.CollectAsync()));

        // Whoever was refused has not shown who they are.
        told.Is(JournalKind.SignInRefused, Entrance.Browser, null, id, id).Says("times=2");
        Assert.Equal((Here, Sample.Start.UtcDateTime.AddSeconds(30)), (told[JournalSaid.Address], told.Entry.At));
    }

    [Fact]
    public async Task RefusedPhone_IsNotAboutThePhoneThatHasTheContactsNumber()
    {
        var account = await _host.CreateAccountAsync();
        await CountAsync(account, account.AdministratorId, kind: JournalKind.PhoneRefused);
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        var told = await account.OneToldByAsync(() => Collector.CollectAsync());

        told.Is(JournalKind.PhoneRefused, Entrance.Browser, null, null, account.AdministratorId);
    }

    [Fact]
    public async Task TwoRefusalsAtOnce_AreOneNote_ThatCountsBoth()
    {
        var account = await _host.CreateAccountAsync();
        await Rounds.RunAsync(async () =>
        {
            _host.Time.Advance(TimeSpan.FromMinutes(1));
            await Together.RunAsync(
                () => CountAsync(account, account.AdministratorId),
                () => CountAsync(account, account.AdministratorId),
                () => CountAsync(account, account.AdministratorId));

            Assert.Equal(3, Assert.Single(await NotesAsync(account)).Times);
            await account.InDatabaseAsync(db => db.JournalNotes.ExecuteDeleteAsync());
        });
    }

    [Fact]
    public async Task TwoCollectorsAtOnce_MakeEachNoteOneEntry()
    {
        var account = await _host.CreateAccountAsync();
        await Rounds.RunAsync(async () =>
        {
            for (var number = 0; number < 5; number++)
            {
                await AddAsync(account, JournalKind.SignedIn, account.AdministratorId);
            }

            var before = (await account.EntriesAsync()).Count;
            var counts = await Together.RunAsync(() => Collector.CollectAsync(), () => Collector.CollectAsync());

            Assert.Equal(5, counts.Sum());
            Assert.Equal(before + 5, (await account.EntriesAsync()).Count);
        });
        await account.HoldsAsync();
    }

    [Fact]
    public async Task Collecting_IsNoWriteOfTheAccount()
    {
        var account = await _host.CreateAccountAsync();
        await AddAsync(account, JournalKind.SignedIn, account.AdministratorId);
        await CountAsync(account, account.AdministratorId);
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        var before = await SequenceAsync(account);

        Assert.Equal(2, await Collector.CollectAsync());

        Assert.Equal(before, await SequenceAsync(account));
    }

    private static Task<int> AddAsync(TestAccount account, JournalKind kind, long? contactId) => account.Inside(core =>
    {
        core.Here.Enter(Here, Agent);
        core.Notes.Add(account.Id, kind, Entrance.Browser, contactId);
        return core.Db.SaveChangesAsync();
    });

    private static Task<bool> CountAsync(
        TestAccount account, long? contactId, string address = Here, JournalKind kind = JournalKind.SignInRefused) =>
        account.Inside(async core =>
        {
            core.Here.Enter(address, Agent);
            await core.Notes.CountAsync(account.Id, kind, Entrance.Browser, contactId);
            return true;
        });

    private static Task<List<JournalNote>> NotesAsync(TestAccount account) =>
        account.Inside(core => core.Db.JournalNotes.AsNoTracking().OrderBy(note => note.Id).ToListAsync());

    private static Task<long> SequenceAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(found => found.WriteSequence).SingleAsync());
}
