using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

public sealed class ContactSearchTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("Lefèvre", "lefevre", true)]
    [InlineData("Lefevre", "LEFÈVRE", true)]
    [InlineData("Lefèvre", "fev", true)]
    [InlineData("Lefèvre", "evre", true)]
    [InlineData("Lefèvre", "lefebvre", false)]
    [InlineData("Lecœur", "coeur", true)]
    [InlineData("Lecoeur", "cœur", true)]
    [InlineData("D’Artagnan", "d'art", true)]
    [InlineData("O'Neil", "o’neil", true)]
    [InlineData("Zoé 🙂", "🙂", true)]
    [InlineData("a🙂b", "🙂b", true)]
    [InlineData("a🙂b", "🙃", false)]
    [InlineData("محمد الأمين", "امين", true)]
    [InlineData("محمد الأمين", "محمد", true)]
    [InlineData("Durand", "sandra dur", true)]
    [InlineData("Durand", "dur  SANDRA", true)]
    [InlineData("Durand", "durand paul", false)]
    [InlineData("Durand", "exemple.fr", true)]
    [InlineData("Durand", "@exemple", true)]
    [InlineData("100%_[x]", "%_[", true)]
    [InlineData("Durand", "%", false)]
    [InlineData("Durand", "_", false)]
    [InlineData("Durand", "' OR 1=1 --", false)]
    [InlineData("Durand", "", true)]
    [InlineData("Durand", null, true)]
    [InlineData("Durand", "  \u200B ", true)]
    public async Task Matching_Text_FindsPartsOfWords(string lastName, string? text, bool isFound)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LastName = lastName);

        Assert.Equal(isFound, (await FindAsync(account, text)).Contains(id));
    }

    [Fact]
    public async Task Matching_Login_FindsItWithAndWithoutTheCode()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "sandraconnect");

        Assert.Equal([id], await FindAsync(account, account.Code.ToLowerInvariant() + "sandrac"));
        Assert.Equal([id], await FindAsync(account, "raconn"));
    }

    [Fact]
    public async Task Matching_PartOfAnEMailBeyondSixtyFourCharacters_IsFound()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.Email = new string('a', 60) + "@ministere.gouv.fr");

        Assert.Equal([id], await FindAsync(account, "gouv.fr"));
    }

    [Fact]
    public async Task Matching_TenThousandCharacters_FindsNobody()
    {
        var account = await host.CreateAccountAsync();

        Assert.Empty(await FindAsync(account, new string('z', 10_000)));
        Assert.Empty(await FindAsync(account, string.Concat(Enumerable.Repeat("zqz ", 2_500))));
    }

    [Fact]
    public async Task Matching_AnotherAccount_FindsNothing()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        await account.AddContactAsync(details => details.LastName = "Unique");

        Assert.Empty(await FindAsync(other, "unique"));
    }

    [Fact]
    public async Task Rename_RefreshesTheTerms()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Avant");

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details(details => details.LastName = "Après")))));

        Assert.Empty(await FindAsync(account, "avant"));
        Assert.Equal([id], await FindAsync(account, "apres"));
    }

    [SqliteFact]
    public async Task Matching_OnSqlite_SearchesTheKeyOfTheTerms()
    {
        var account = await host.CreateAccountAsync();

        var plan = await account.Inside(core => QueryPlan.OfAsync(
            core.Db,
            core.Db.Contacts.Matching("sandra dur", core.Db).OrderBy(contact => contact.Id).Take(25).Select(contact => contact.Id)));

        Assert.Equal(2, plan.Count(line => line.Contains("(AccountId=? AND Term>? AND Term<?)", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static Task<List<long>> FindAsync(TestAccount account, string? text) => account.Inside(core =>
        core.Db.Contacts.Matching(text, core.Db).OrderBy(contact => contact.Id).Select(contact => contact.Id).ToListAsync());
}
