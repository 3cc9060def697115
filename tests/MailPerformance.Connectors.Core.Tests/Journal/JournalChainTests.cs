using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Every entry hangs on the one before it, whoever writes at the same moment and whatever the clock says.</summary>
public sealed class JournalChainTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task FiftyWritersAtOnce_AndCollectorsBesides_MakeOneChain()
    {
        // All of one contact, which may have fewer waiting as a rule.
        _host.Services.GetRequiredService<IOptions<WriteQueueOptions>>().Value.PerContact = 100;
        var account = await _host.CreateAccountAsync();
        var collector = _host.Services.GetRequiredService<JournalCollector>();
        await NoteAsync(account, 30);

        await Together.RunAsync([
            .. Enumerable.Range(0, 50).Select(number => (Func<Task<long>>)(() => account.AddLabelAsync<Group>($"Groupe {number}"))),
            .. Enumerable.Repeat<Func<Task<long>>>(async () => await collector.CollectAsync(), 3),
        ]);

        var entries = await account.EntriesAsync();
        Assert.Equal(Enumerable.Range(1, 83).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal(new JournalVerdict(83, null, null), await account.VerdictAsync());
        Assert.Equal((83, entries[^1].Hash), await EndAsync(account));
    }

    [Fact]
    public async Task TwoAccounts_HaveTwoChains()
    {
        var (one, two) = (await _host.CreateAccountAsync(), await _host.CreateAccountAsync());
        await one.AddLabelAsync<Group>("Groupe");
        await two.AddLabelAsync<Group>("Groupe");
        await two.AddLabelAsync<Group>("Autre");

        var (first, second) = (await one.EntriesAsync(), await two.EntriesAsync());

        Assert.Equal([1, 2, 3, 4], first.Select(entry => entry.Number));
        Assert.Equal([1, 2, 3, 4, 5], second.Select(entry => entry.Number));
        Assert.Empty(first.Select(entry => entry.Hash).Intersect(second.Select(entry => entry.Hash)));
        await one.HoldsAsync();
        await two.HoldsAsync();
    }

    [Fact]
    public async Task Numbers_KeepTheOrder_WhenTheClockStepsBack()
    {
        var account = await _host.CreateAccountAsync();
        await account.AddLabelAsync<Group>("Avant");
        _host.Time.AdjustTime(Sample.Start.AddHours(-3));
        await account.AddLabelAsync<Group>("Après");

        var last = (await account.EntriesAsync())[^2..];

        Assert.Equal([4, 5], last.Select(entry => entry.Number));
        Assert.Equal([Sample.Start.UtcDateTime, Sample.Start.UtcDateTime.AddHours(-3)], last.Select(entry => entry.At));
        await account.HoldsAsync();
    }

    [Fact]
    public async Task Seal_OfAnInstantFinerThanTheDatabase_VerifiesWhenItIsReadBack()
    {
        _host.Time.Advance(TimeSpan.FromTicks(1_234_567));
        var account = await _host.CreateAccountAsync();
        await account.AddLabelAsync<Group>("Groupe");
        await NoteAsync(account, 1);
        await _host.Services.GetRequiredService<JournalCollector>().CollectAsync();

        Assert.Equal(new JournalVerdict(5, null, null), await account.VerdictAsync());
    }

    [Fact]
    public async Task Chain_IsWhatTheFormatSays_WithoutTheProductsOwnCode()
    {
        var account = await _host.CreateAccountAsync();
        await account.AddLabelAsync<Group>("Été «<&>» 🙂");
        var before = new string('0', 64);

        foreach (var entry in await account.EntriesAsync())
        {
            Assert.Equal(Sha256(before + entry.Sealed), entry.Hash);
            before = entry.Hash;
        }

        var last = (await account.EntriesAsync())[^1];
        var commitments = JournalSaid.Read(last.Said).Select(said => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"key\":\"{said.Key}\"{(said.Of is { } of ? $",\"of\":{of}" : "")},\"commitment\":\"{Sha256(said.Salt + said.Value)}\"}}"));
        Assert.Equal(
            $"{{\"v\":1,\"account\":{account.Id},\"number\":4,\"at\":\"2026-06-15T10:00:00.0000000Z\",\"kind\":\"GroupCreated\","
                + $"\"entrance\":\"Browser\",\"author\":{account.AdministratorId},\"subject\":\"Group\",\"id\":{last.SubjectId},"
                + $"\"said\":[{string.Join(',', commitments)}]}}",
            last.Sealed);
        Assert.Contains("\"value\":\"Été «<&>» ", last.Said, StringComparison.Ordinal);
        Assert.Equal("Été «<&>» 🙂", new Told(last)[JournalSaid.Subject]);
    }

    [Fact]
    public async Task Salts_AreLong_AndNeverTheSame()
    {
        var account = await _host.CreateAccountAsync();
        await account.AddContactAsync();

        var salts = (await account.EntriesAsync()).SelectMany(entry => JournalSaid.Read(entry.Said)).Select(said => said.Salt!).ToList();

        Assert.Equal(salts.Count, salts.Distinct().Count());
        Assert.All(salts, salt => Assert.Matches("^[0-9a-f]{32}$", salt));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Task<int> NoteAsync(TestAccount account, int times) => account.Inside(core =>
    {
        for (var time = 0; time < times; time++)
        {
            core.Notes.Add(account.Id, JournalKind.SignedIn, Entrance.Browser, account.AdministratorId);
        }

        return core.Db.SaveChangesAsync();
    });

    private static Task<(long Number, string Hash)> EndAsync(TestAccount account) => account.Inside(async core =>
    {
        var end = await core.Db.Accounts.AsNoTracking().SingleAsync();
        return (end.JournalNumber, end.JournalHash);
    });
}
