using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Two words that very many have: who has both as names is found, however the search is cut off.</summary>
public sealed class NameSearchTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("foule camille")]
    [InlineData("cami foul")]
    public async Task Find_TwoCommonWords_FindsThoseWhoseNamesHaveBoth(string text)
    {
        var account = await host.CreateAccountAsync();
        await account.AddCrowdAsync(ContactSearch.Bound + 1);
        await AddTermAsync(account, "CAMILLE");
        var last = await account.Inside(core => core.Db.Contacts.MaxAsync(contact => contact.Id));
        await account.Inside(core => core.Db.Contacts.Where(contact => contact.Id <= last - 3)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.NormalizedFirstName, "AUTRE")));

        var found = await FindAsync(account, text);
        Assert.Equal((true, 3), (found.IsCut, found.Count));
        Assert.Equal([last - 2, last - 1, last], found.Ids);
    }

    [Theory]
    [InlineData("camille zouave")]
    [InlineData("zouave camil")]
    public async Task Find_AWholeNameAndTheBeginningOfAnother_FindsTheirPerson_BehindAnyNumberOfOthers(string text)
    {
        var account = await host.CreateAccountAsync();
        await account.AddCrowdAsync(ContactSearch.Bound + 1);
        await AddTermAsync(account, "CAMILLE");
        await AddTermAsync(account, "ZOUAVE");
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Camille", "Zouave"));

        var found = await FindAsync(account, text);
        Assert.Equal((true, 1), (found.IsCut, found.Count));
        Assert.Equal([id], found.Ids);
    }

    // What leads to them is there, and what they are called is not: so nothing but names can find anybody.
    private static Task<int> AddTermAsync(TestAccount account, string term) =>
        account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ContactSearchTerms" ("AccountId", "Term", "ContactId")
            SELECT "AccountId", {term}, "Id" FROM "Contacts"
            WHERE "AccountId" = {account.Id} AND "NormalizedLastName" LIKE 'FOULE %'
            """));

    private static Task<(bool IsCut, int Count, List<long> Ids)> FindAsync(TestAccount account, string text) =>
        account.Inside(async core =>
        {
            var found = await core.Search.FindAsync(text);
            var ids = await found.Contacts.OrderBy(contact => contact.Id).Select(contact => contact.Id).ToListAsync();
            return (found.IsCut, found.Count ?? ids.Count, ids);
        });
}
