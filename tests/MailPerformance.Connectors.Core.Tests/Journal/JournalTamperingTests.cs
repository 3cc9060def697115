using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Whoever has the database in hand changes nothing of the journal unseen.</summary>
public sealed class JournalTamperingTests(CoreHost host) : IClassFixture<CoreHost>
{
    /// <summary>How many entries there are; most is done to <see cref="Victim"/>.</summary>
    private const int All = 10;

    private const int Victim = 7;

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["a value changed"] = Of(JournalFault.Values, entry => entry.Said = entry.Said.Replace("Groupe", "Autre")),
        ["a salt changed"] = Of(JournalFault.Values, entry => ChangeSaid(entry, said => said with { Salt = JournalSeal.NewSalt() })),
        ["a letter moved from the value to the salt"] = Of(JournalFault.Values, entry => ChangeSaid(entry, said => said with
        {
            Salt = said.Salt + said.Value![0],
            Value = said.Value[1..],
        })),
        ["a salt moved into the value"] = Of(JournalFault.Values, entry => ChangeSaid(entry, said => said with
        {
            Salt = "",
            Value = said.Salt + said.Value,
        })),
        ["a value told of somebody else"] = Of(JournalFault.Values, entry => ChangeSaid(entry, said => said with { Of = 1 })),
        ["a value told under another name"] = Of(
            JournalFault.Values, entry => ChangeSaid(entry, said => said with { Key = said.Key + "x" })),
        ["a value taken away"] = Of(JournalFault.Values, entry => entry.Said = JournalSaid.Write(JournalSaid.Read(entry.Said).Skip(1))),
        ["a value put in"] = Of(JournalFault.Values, entry => entry.Said = JournalSaid.Write(
            [.. JournalSaid.Read(entry.Said), new JournalSaid("after:Name", null, "x", JournalSeal.NewSalt())])),
        ["At changed"] = Of(JournalFault.Columns, entry => entry.At = entry.At.AddTicks(10)),
        ["Kind changed"] = Of(JournalFault.Columns, entry => entry.Kind = JournalKind.GroupDeleted),
        ["Entrance changed"] = Of(JournalFault.Columns, entry => entry.Entrance = Entrance.Command),
        ["AuthorId changed"] = Of(JournalFault.Columns, entry => entry.AuthorId++),
        ["AuthorId taken away"] = Of(JournalFault.Columns, entry => entry.AuthorId = null),
        ["Subject changed"] = Of(JournalFault.Columns, entry => entry.Subject = JournalSubject.Role),
        ["SubjectId changed"] = Of(JournalFault.Columns, entry => entry.SubjectId = null),
        ["ContactId put in"] = Of(JournalFault.Columns, entry => entry.ContactId = 1),
        ["Hash changed"] = Of(JournalFault.Hash, entry => entry.Hash = JournalSeal.Beginning),
        ["Sealed changed"] = Of(JournalFault.Hash, entry => entry.Sealed = entry.Sealed.Replace("Created", "Deleted")),
        ["Sealed changed, with its own hash"] = Of(JournalFault.Columns, (entry, before) =>
            Chain(entry, before, entry.Sealed.Replace("Created", "Deleted"))),
        ["Sealed of another account, with its own hash"] = Of(JournalFault.Columns, (entry, before) =>
            Chain(entry, before, entry.Sealed.Replace("\"account\":", "\"account\":9"))),
        ["Sealed in another version, with its own hash"] = Of(JournalFault.Columns, (entry, before) =>
            Chain(entry, before, entry.Sealed.Replace("\"v\":1", "\"v\":2"))),
        ["the whole entry forged, with its own hash"] = Of(JournalFault.Hash, Forge, Victim + 1),
        ["entry deleted in the middle"] = new(Victim, JournalFault.Missing, db => db.JournalEntries
            .Where(entry => entry.Number == Victim).ExecuteDeleteAsync()),
        ["first entry deleted"] = new(1, JournalFault.Missing, db => db.JournalEntries
            .Where(entry => entry.Number == 1).ExecuteDeleteAsync()),
        ["last entries deleted"] = new(All - 1, JournalFault.Missing, db => db.JournalEntries
            .Where(entry => entry.Number > All - 2).ExecuteDeleteAsync()),
        ["all entries deleted"] = new(1, JournalFault.Missing, db => db.JournalEntries.ExecuteDeleteAsync()),
        ["last entries deleted, and the account's number with them"] = new(All - 2, JournalFault.End, async db =>
            await db.JournalEntries.Where(entry => entry.Number > All - 2).ExecuteDeleteAsync()
                + await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.JournalNumber, All - 2))),
        ["entry put in at the end"] = new(All + 1, JournalFault.End, db => InsertAsync(db, All + 1)),
        ["entry put in in the middle"] = new(Victim + 1, JournalFault.Hash, async db =>
        {
            await MoveAsync(db, Victim, 1);
            return await InsertAsync(db, Victim);
        }),
        ["entry copied in the middle"] = new(Victim + 1, JournalFault.Hash, async db =>
        {
            await MoveAsync(db, Victim + 1, 1);
            var copy = await db.JournalEntries.AsNoTracking().SingleAsync(entry => entry.Number == Victim);
            copy.Number++;
            db.Add(copy);
            return await db.SaveChangesAsync();
        }),
        ["two entries swapped"] = new(Victim, JournalFault.Hash, async db =>
            await RenumberAsync(db, Victim, 99) + await RenumberAsync(db, Victim + 1, Victim) + await RenumberAsync(db, 99, Victim + 1)),
        ["JournalHash of the account changed"] = new(All, JournalFault.End, db =>
            db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.JournalHash, JournalSeal.Beginning))),
        ["JournalNumber of the account lowered"] = new(All, JournalFault.End, db =>
            db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.JournalNumber, All - 1))),
        ["JournalNumber of the account raised"] = new(All + 1, JournalFault.Missing, db =>
            db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.JournalNumber, All + 1))),
    };

    public static TheoryData<string> Ways => new(Cases.Keys);

    public static TheoryData<string> Garbage =>
        ["", "{", "null", "1", "[]", "{}", "[null]", "[{}]", "[1]", "[{\"key\":1}]", "[{\"key\":\"author\",\"of\":\"x\"}]"];

    public static TheoryData<string> SealedGarbage =>
    [
        "", "{", "null", "1", "[]", "{}", "{\"said\":1}", "{\"said\":[1]}", "{\"said\":[{}]}", "{\"said\":[]}",
        "{\"said\":[{\"key\":\"a\",\"of\":\"x\",\"commitment\":\"b\"}]}", "{\"said\":[{\"key\":\"a\",\"of\":1e99,\"commitment\":\"b\"}]}",
        "{\"said\":[{\"key\":null,\"commitment\":null}]}", "{\"said\":[{\"key\":1,\"commitment\":2}]}",
    ];

    [Fact]
    public async Task Untouched_Holds() =>
        Assert.Equal(new JournalVerdict(All, null, null), await (await AccountAsync()).VerdictAsync());

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Touched_IsSeen_WhereItBegins(string way)
    {
        var (account, (number, fault, tamper)) = (await AccountAsync(), Cases[way]);
        var neighbour = await AccountAsync();

        Assert.True(await account.InDatabaseAsync(tamper) > 0);

        var verdict = await account.VerdictAsync();
        Assert.Equal((number, fault), (verdict.Number, verdict.Fault));
        Assert.False(verdict.Holds);
        Assert.InRange(verdict.Entries, number - 1, fault == JournalFault.End ? number : number - 1);
        await neighbour.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Said_ThatIsNoJsonOfTheProduct_IsSeen(string json)
    {
        var account = await AccountAsync();
        await account.InDatabaseAsync(db => ChangeAsync(db, (entry, _) => entry.Said = json));

        Assert.Equal(new JournalVerdict(Victim - 1, Victim, JournalFault.Values), await account.VerdictAsync());
    }

    [Theory]
    [MemberData(nameof(SealedGarbage))]
    public async Task Sealed_ThatIsNoLineOfTheProduct_IsSeen_AlsoWithItsOwnHash(string json)
    {
        var account = await AccountAsync();
        await account.InDatabaseAsync(db => ChangeAsync(db, (entry, before) => Chain(entry, before, json)));

        Assert.Equal(new JournalVerdict(Victim - 1, Victim, JournalFault.Columns), await account.VerdictAsync());
    }

    [Theory]
    [InlineData("Nonsense")]
    [InlineData("")]
    [InlineData("groupcreated")]
    [InlineData(null)]
    public async Task Kind_ThatIsNotWrittenLetterByLetter_IsSeen(string? word)
    {
        // Also its number, which reads as the same kind.
        word ??= ((int)JournalKind.GroupCreated).ToString(CultureInfo.InvariantCulture);
        var account = await AccountAsync();
        await account.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"UPDATE JournalEntries SET Kind = {word} WHERE AccountId = {account.Id} AND Number = {Victim}"));

        Assert.Equal(new JournalVerdict(Victim - 1, Victim, JournalFault.Columns), await account.VerdictAsync());
    }

    // What SQLite reads as the right value, and no filter finds.
    [SqliteTheory]
    [InlineData("UPDATE JournalEntries SET SubjectId = CAST(SubjectId AS BLOB) WHERE AccountId = {0} AND Number = {1}")]
    [InlineData("UPDATE JournalEntries SET AuthorId = CAST(AuthorId AS BLOB) WHERE AccountId = {0} AND Number = {1}")]
    [InlineData("UPDATE JournalEntries SET Kind = CAST(Kind AS BLOB) WHERE AccountId = {0} AND Number = {1}")]
    [InlineData("UPDATE JournalEntries SET At = ' ' || At WHERE AccountId = {0} AND Number = {1}")]
    public async Task Column_ThatIsStoredInAnotherWay_IsSeen(string sql)
    {
        var account = await AccountAsync();
        await account.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql, account.Id, Victim));

        Assert.Equal(new JournalVerdict(Victim - 1, Victim, JournalFault.Columns), await account.VerdictAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Entry_BeforeTheBeginning_IsSeen(int number)
    {
        var account = await AccountAsync();
        await account.InDatabaseAsync(db => InsertAsync(db, number));

        Assert.Equal(new JournalVerdict(0, number, JournalFault.Hash), await account.VerdictAsync());
    }

    private static Case Of(JournalFault fault, Action<JournalEntry> change) => Of(fault, (entry, _) => change(entry));

    private static Case Of(JournalFault fault, Action<JournalEntry, string> change, long number = Victim) =>
        new(number, fault, db => ChangeAsync(db, change));

    /// <param name="change">Of the entry, with the hash of the one before it.</param>
    private static async Task<int> ChangeAsync(ConnectorsDbContext db, Action<JournalEntry, string> change)
    {
        var before = await db.JournalEntries.Where(entry => entry.Number == Victim - 1).Select(entry => entry.Hash).SingleAsync();
        change(await db.JournalEntries.SingleAsync(entry => entry.Number == Victim), before);
        return await db.SaveChangesAsync();
    }

    private static void ChangeSaid(JournalEntry entry, Func<JournalSaid, JournalSaid> change)
    {
        var said = JournalSaid.Read(entry.Said).ToList();
        said[^1] = change(said[^1]);
        entry.Said = JournalSaid.Write(said);
    }

    private static void Chain(JournalEntry entry, string before, string line) =>
        (entry.Sealed, entry.Hash) = (line, JournalSeal.HashOf(before, line));

    private static void Forge(JournalEntry entry, string before)
    {
        JournalSaid[] said = [new JournalSaid(JournalSaid.Subject, null, "Groupe qui n'a jamais été", JournalSeal.NewSalt())];
        (entry.Kind, entry.AuthorId, entry.Said) = (JournalKind.GroupDeleted, null, JournalSaid.Write(said));
        Chain(entry, before, JournalSeal.Seal(entry, said.Select(JournalCommitment.To)));
    }

    private static async Task<int> InsertAsync(ConnectorsDbContext db, long number)
    {
        var before = await db.JournalEntries.AsNoTracking().SingleAsync(entry => entry.Number == Math.Max(1, number - 1));
        var (entry, hash) = (before, before.Hash);
        entry.Number = number;
        Forge(entry, hash);
        db.Add(entry);
        return await db.SaveChangesAsync();
    }

    // From the last one down, for no two may have one number.
    private static async Task<int> MoveAsync(ConnectorsDbContext db, long from, int by)
    {
        for (var number = All; number >= from; number--)
        {
            await RenumberAsync(db, number, number + by);
        }

        return All;
    }

    private static Task<int> RenumberAsync(ConnectorsDbContext db, long from, long to)
    {
        var account = db.Accounts.Select(found => found.Id).Single();
        return db.Database.ExecuteSqlAsync($"UPDATE JournalEntries SET Number = {to} WHERE AccountId = {account} AND Number = {from}");
    }

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        for (var number = JournalReading.Beginning; number < All; number++)
        {
            await account.AddLabelAsync<Group>($"Groupe {number}");
        }

        return account;
    }

    private sealed record Case(long Number, JournalFault Fault, Func<ConnectorsDbContext, Task<int>> Tamper);
}
