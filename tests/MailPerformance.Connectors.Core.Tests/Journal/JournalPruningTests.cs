using System.Data.Common;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Old entries go from the beginning of the chain, and what stands for them is signed.</summary>
public sealed class JournalPruningTests : IAsyncLifetime, IAsyncDisposable
{
    // Each test has a database of its own: pruning is of all accounts.
    private readonly CoreHost _host = new();

    private JournalPruning Pruning => _host.Services.GetRequiredService<JournalPruning>();

    private IJournalSigner Signer => _host.Services.GetRequiredService<IJournalSigner>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Entries_ThatWereKeptLongEnough_Go_AndTheRestVerifies()
    {
        var account = await _host.CreateAccountAsync();
        var last = (await account.EntriesAsync())[^1];
        _host.Time.SetUtcNow(Sample.Start.AddMonths(6));
        await account.AddLabelAsync<Group>("Groupe");
        _host.Time.SetUtcNow(Sample.Start.AddMonths(12));
        Assert.Equal(0, await Pruning.PruneAsync());
        _host.Time.Advance(TimeSpan.FromTicks(10));

        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());

        var entries = await account.EntriesAsync();
        Assert.Equal([4, 5], entries.Select(entry => entry.Number));
        var told = new Told(entries[1]).Is(JournalKind.JournalPruned, Entrance.Job, null, account.Id).Says("times=3");
        Assert.Equal(_host.Now, told.Entry.At);
        var mark = await MarkAsync(account);
        Assert.Equal((3, last.Hash, _host.Now), (mark!.Number, mark.Hash, mark.At));
        Assert.Equal($"journal mark 1:{account.Id}:3:{last.Hash}", mark.Text);
        Assert.True(Signer.IsSigned(mark.Text, mark.Signature));
        Assert.Equal(new JournalVerdict(2, null, null), await account.VerdictAsync());
        await account.AddLabelAsync<Group>("Après");
        Assert.Equal(new JournalVerdict(3, null, null), await account.VerdictAsync());
    }

    [Fact]
    public async Task Mark_MovesOn_AndAllMayGo()
    {
        var account = await _host.CreateAccountAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));
        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());
        Assert.Equal([4], (await account.EntriesAsync()).Select(entry => entry.Number));
        _host.Time.SetUtcNow(Sample.Start.AddMonths(26));

        Assert.Equal(1, await Pruning.PruneAsync());

        Assert.Equal([5], (await account.EntriesAsync()).Select(entry => entry.Number));
        Assert.Equal(4, (await MarkAsync(account))!.Number);
        Assert.Equal(new JournalVerdict(1, null, null), await account.VerdictAsync());
    }

    [Fact]
    public async Task Months_AreTheInstallations_UnlessTheAccountSaysItsOwn()
    {
        var (brief, lasting) = (await _host.CreateAccountAsync(), await _host.CreateAccountAsync());
        var usual = await _host.CreateAccountAsync();
        await KeepAsync(brief, 3);
        await KeepAsync(lasting, 120);
        _host.Services.GetRequiredService<IOptions<JournalOptions>>().Value.KeepMonths = 24;

        _host.Time.SetUtcNow(Sample.Start.AddMonths(3).AddDays(1));
        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());
        Assert.Equal([4], (await brief.EntriesAsync()).Select(entry => entry.Number));
        _host.Time.SetUtcNow(Sample.Start.AddMonths(24).AddDays(1));
        await Pruning.PruneAsync();

        Assert.Equal([4], (await usual.EntriesAsync()).Select(entry => entry.Number));
        Assert.Equal([1, 2, 3], (await lasting.EntriesAsync()).Select(entry => entry.Number));
        Assert.Null(await MarkAsync(lasting));
    }

    [Fact]
    public async Task OldEntry_BehindANewerOne_Stays_ForTheClockHadSteppedBack()
    {
        var account = await _host.CreateAccountAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(6));
        await account.AddLabelAsync<Group>("Plus tard");
        _host.Time.AdjustTime(Sample.Start);
        await account.AddLabelAsync<Group>("Plus tôt");
        _host.Time.AdjustTime(Sample.Start.AddMonths(12).AddDays(1));

        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());

        Assert.Equal([4, 5, 6], (await account.EntriesAsync()).Select(entry => entry.Number));
        await account.HoldsAsync();
    }

    [Fact]
    public async Task NothingToPrune_LeavesNothing()
    {
        var account = await _host.CreateAccountAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(11));

        Assert.Equal(0, await account.UnchangedBy(() => Pruning.PruneAsync()));
        Assert.Null(await MarkAsync(account));
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));
        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());
        Assert.Equal(0, await account.UnchangedBy(() => Pruning.PruneAsync()));
    }

    [Fact]
    public async Task Pruning_IsNoWriteOfTheAccount()
    {
        var account = await _host.CreateAccountAsync();
        var before = await SequenceAsync(account);
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));

        Assert.Equal(JournalReading.Beginning, await Pruning.PruneAsync());

        Assert.Equal(before, await SequenceAsync(account));
    }

    [Fact]
    public async Task TwoPruningsAtOnce_AreOne()
    {
        var account = await _host.CreateAccountAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));

        var gone = await Together.RunAsync(() => Pruning.PruneAsync(), () => Pruning.PruneAsync(), () => Pruning.PruneAsync());

        Assert.Equal(JournalReading.Beginning, gone.Sum());
        Assert.Equal([JournalKind.JournalPruned], (await account.EntriesAsync()).Select(entry => entry.Kind));
        await account.HoldsAsync();
    }

    [Fact]
    public async Task Many_GoSomeAtATime_EachWithAMarkThatHolds()
    {
        var account = await _host.CreateAccountAsync();
        await FillAsync(account, 2_500);
        await account.HoldsAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));

        Assert.Equal(2_503, await Pruning.PruneAsync());

        Assert.Equal(["times=2000", "times=503"], (await account.EntriesAsync()).SelectMany(entry => new Told(entry).Changes));
        Assert.Equal(2_503, (await MarkAsync(account))!.Number);
        Assert.Equal(new JournalVerdict(2, null, null), await account.VerdictAsync());
    }

    [Theory]
    [InlineData("number")]
    [InlineData("hash")]
    [InlineData("signature")]
    [InlineData("no signature")]
    [InlineData("no Base64")]
    [InlineData("another key")]
    [InlineData("another account's")]
    public async Task Mark_ThatIsNotTheInstallations_IsSeen(string what)
    {
        var (account, other) = (await _host.CreateAccountAsync(), await _host.CreateAccountAsync());
        _host.Time.SetUtcNow(Sample.Start.AddMonths(6));
        await account.AddLabelAsync<Group>("Groupe");
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));
        await Pruning.PruneAsync();
        var foreign = await MarkAsync(other);
        await using var stranger = new CoreHost();
        await stranger.InitializeAsync();

        await account.Inside(async core =>
        {
            var mark = await core.Db.JournalMarks.SingleAsync();
            mark.Number += what == "number" ? 1 : 0;
            mark.Hash = what == "hash" ? JournalSeal.Beginning : mark.Hash;
            mark.Signature = what switch
            {
                "signature" => Convert.ToBase64String(new byte[64]),
                "no signature" => "",
                "no Base64" => "pas du Base64 !",
                "another key" => stranger.Services.GetRequiredService<IJournalSigner>().Sign(mark.Text),
                "another account's" => foreign!.Signature,
                _ => mark.Signature,
            };
            return await core.Db.SaveChangesAsync();
        });

        Assert.Equal(new JournalVerdict(0, what == "number" ? 4 : 3, JournalFault.Mark), await account.VerdictAsync());
    }

    [Fact]
    public async Task Mark_Deleted_OrFromBefore_LeavesEntriesMissing()
    {
        var account = await _host.CreateAccountAsync();
        _host.Time.SetUtcNow(Sample.Start.AddMonths(13));
        await Pruning.PruneAsync();
        var first = (await MarkAsync(account))!;
        _host.Time.SetUtcNow(Sample.Start.AddMonths(26));
        await Pruning.PruneAsync();

        await account.InDatabaseAsync(db => db.JournalMarks.ExecuteUpdateAsync(set => set
            .SetProperty(mark => mark.Number, first.Number)
            .SetProperty(mark => mark.Hash, first.Hash)
            .SetProperty(mark => mark.Signature, first.Signature)));
        Assert.Equal(new JournalVerdict(0, 4, JournalFault.Missing), await account.VerdictAsync());
        await account.InDatabaseAsync(db => db.JournalMarks.ExecuteDeleteAsync());
        Assert.Equal(new JournalVerdict(0, 1, JournalFault.Missing), await account.VerdictAsync());
    }

    [Fact]
    public async Task Verifying_WhileEntriesArePruned_MissesNone()
    {
        var meanwhile = new Meanwhile();
        await using var own = CoreHost.With(meanwhile);
        await own.InitializeAsync();
        var account = await own.CreateAccountAsync();
        own.Time.SetUtcNow(Sample.Start.AddMonths(13));
        meanwhile.Work = () => own.Services.GetRequiredService<JournalPruning>().PruneAsync();

        Assert.Equal(new JournalVerdict(1, null, null), await account.VerdictAsync());
        Assert.Null(meanwhile.Work);
    }

    private static Task<JournalMark?> MarkAsync(TestAccount account) =>
        account.Inside(core => core.Db.JournalMarks.AsNoTracking().SingleOrDefaultAsync());

    private static Task<long> SequenceAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(found => found.WriteSequence).SingleAsync());

    private static Task<int> KeepAsync(TestAccount account, int months) => account.InDatabaseAsync(db =>
        db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(found => found.JournalKeepMonths, months)));

    // Straight into the chain: as many real writes would take minutes.
    private static Task<int> FillAsync(TestAccount account, int count) => account.Inside(core =>
    {
        var owner = core.Db.Accounts.Single();
        for (var number = 0; number < count; number++)
        {
            JournalSaid[] said = [new("times", null, number.ToString(CultureInfo.InvariantCulture), JournalSeal.NewSalt())];
            var entry = new JournalEntry
            {
                AccountId = owner.Id,
                Number = ++owner.JournalNumber,
                At = Sample.Start.UtcDateTime,
                Said = JournalSaid.Write(said),
                Sealed = "",
                Hash = "",
            };
            entry.Sealed = JournalSeal.Seal(entry, said.Select(JournalCommitment.To));
            entry.Hash = owner.JournalHash = JournalSeal.HashOf(owner.JournalHash, entry.Sealed);
            core.Db.Add(entry);
        }

        return core.Db.SaveChangesAsync();
    });

    /// <summary>Does something just before entries are read, once.</summary>
    private sealed class Meanwhile : DbCommandInterceptor
    {
        public Func<Task>? Work { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (Work is { } work && command.CommandText.Contains("\"JournalEntries\"", StringComparison.Ordinal))
            {
                Work = null;
                await work();
            }

            return result;
        }
    }
}
