using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Reads and checks the journal of a test account.</summary>
internal static class JournalReading
{
    /// <summary>How many entries a new account begins with.</summary>
    public const int Beginning = 3;

    public static Task<List<JournalEntry>> EntriesAsync(this TestAccount account) =>
        account.Inside(core => core.Db.JournalEntries.AsNoTracking().OrderBy(entry => entry.Number).ToListAsync());

    /// <summary>The entries that the work has left, in their order, with a check of the names in them and of the whole chain.</summary>
    public static async Task<List<Told>> ToldByAsync(this TestAccount account, Func<Task> work)
    {
        var (before, people) = ((await account.EntriesAsync()).Count, await PeopleAsync(account));
        await work();
        foreach (var (id, person) in await PeopleAsync(account))
        {
            people[id] = person;
        }

        List<Told> told = [.. (await account.EntriesAsync()).Skip(before).Select(entry => new Told(entry))];
        told.ForEach(one => HasNames(one, people));
        Assert.Equal(new JournalVerdict(before + told.Count, null, null), await account.VerdictAsync());
        return told;
    }

    public static async Task<Told> OneToldByAsync(this TestAccount account, Func<Task> work) =>
        Assert.Single(await account.ToldByAsync(work));

    /// <summary>Runs what must leave no entry.</summary>
    public static async Task NothingToldByAsync(this TestAccount account, Func<Task> work) =>
        Assert.Empty((await account.ToldByAsync(work)).Select(told => told.Kind));

    public static Task<JournalVerdict> VerdictAsync(this TestAccount account) =>
        account.Inside(core => core.JournalVerifier.VerifyAsync());

    public static async Task HoldsAsync(this TestAccount account) => Assert.Null((await account.VerdictAsync()).Fault);

    /// <summary>Changes rows past the product, as somebody with the database in hand would.</summary>
    public static Task<int> InDatabaseAsync(this TestAccount account, Func<ConnectorsDbContext, Task<int>> work) =>
        account.Inside(core => work(core.Db));

    private static async Task<Dictionary<long, JournalPerson>> PeopleAsync(TestAccount account)
    {
        List<Contact> contacts = await account.Inside(core => core.Db.Contacts.AsNoTracking().ToListAsync());
        return contacts.ToDictionary(
            contact => contact.Id, contact => new JournalPerson($"{contact.FirstName} {contact.LastName}", contact.UserName!));
    }

    private static void HasNames(Told told, Dictionary<long, JournalPerson> people)
    {
        var (author, contact) = (PersonOf(told.Entry.AuthorId, people), PersonOf(told.Entry.ContactId, people));
        Assert.Equal((author?.Name, author?.Login), (told[JournalSaid.Author], told[JournalSaid.AuthorLogin]));
        Assert.Equal((contact?.Name, contact?.Login), (told[JournalSaid.Contact], told[JournalSaid.ContactLogin]));
        foreach (var said in told.Said)
        {
            var of = said.Key switch
            {
                JournalSaid.Author or JournalSaid.AuthorLogin or JournalSaid.Address or JournalSaid.Agent or JournalSaid.Device =>
                    told.Entry.AuthorId,
                JournalSaid.Contact or JournalSaid.ContactLogin => told.Entry.ContactId,
                _ => said.Of,
            };
            Assert.Equal((said.Key, of), (said.Key, said.Of));
        }
    }

    private static JournalPerson? PersonOf(long? id, Dictionary<long, JournalPerson> people) => id is { } one ? people[one] : null;
}
