using FsCheck;
using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
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
    public async Task Matching_TermOfAnotherAccountsContact_FindsNobody()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        await account.Inside(core =>
        {
            core.Db.ContactSearchTerms.Add(new ContactSearchTerm
            {
                AccountId = account.Id,
                Term = "INTRUS",
                ContactId = other.AdministratorId,
            });
            return core.Db.SaveChangesAsync();
        });

        Assert.Empty(await FindAsync(account, "intrus"));
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

    [Theory]
    [InlineData("raconnect@exe", true)]
    [InlineData("sandraconnect@exemple.fr", true)]
    [InlineData("sandraconnect@exemple.com", false)]
    [InlineData("sandra@exemple.fr", false)]
    [InlineData("connect@", true)]
    [InlineData("@", true)]
    [InlineData("@xemple", false)]
    [InlineData("ndraconnect", true)]
    [InlineData("ndraconnex", false)]
    [InlineData("xemple", true)]
    [InlineData("mple.fr exemple.f", true)]
    public async Task Matching_LongWordsAndPartsOfAnEMail_AreLookedAtWhole(string text, bool isFound)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.Email = "sandraconnect@exemple.fr");

        Assert.Equal(isFound, (await FindAsync(account, text)).Contains(id));
    }

    [Fact]
    public async Task Matching_LongWordOfWhichTooManyShareTheBeginning_FindsItsPerson_AndSaysWhatItLeavesOut()
    {
        var account = await host.CreateAccountAsync();
        await account.AddCrowdAsync(ContactSearch.Bound + 1);
        var id = await account.AddContactAsync(details =>
            (details.LoginName, details.Email) = ("foule.verastier", "foule.verastier@exemple.fr"));

        foreach (var whole in new[] { "foule.verastier", account.Code + "foule.verastier", "foule.verastier@exemple.fr" })
        {
            Assert.Equal([id], await FindAsync(account, whole));
        }

        Assert.Equal([id], await FindAsync(account, "exemple verastier"));
        var one = await account.Inside(core => core.Search.FindAsync("foule"));
        Assert.Equal((false, ContactSearch.Bound + 2), (one.IsCut, one.Count));
        Assert.Equal(ContactSearch.Bound, await account.Inside(async core => (await core.Search.FindAsync("foule exemple")).CutAt));
        Assert.False(await account.Inside(async core => (await core.Search.FindAsync("foule verastier")).IsCut));
        Assert.Equal(ContactSearch.Bound + 1, await account.Inside(async core =>
            await (await core.Search.FindAsync("foule", isExact: true)).Contacts.CountAsync(contact => contact.Id != id)));
    }

    [Fact]
    public async Task EMail_OfADomainThatFoldsToTwoWords_IsSavedTwice_AndFound()
    {
        var account = await host.CreateAccountAsync();
        var ids = new List<long>();
        while (ids.Count < 2)
        {
            ids.Add(await account.AddContactAsync(details => details.Email = $"jean{ids.Count}@l´oreal.fr"));
        }

        Assert.Equal(ids, await FindAsync(account, "oreal"));
    }

    [Fact]
    public async Task EMail_Changed_IsFoundByTheNewDomainOnly()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync(details => details.Email = "a@avant.fr");

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details(details => details.Email = "a@apres.fr")))));

        Assert.Empty(await FindAsync(account, "avant"));
        Assert.Equal([id], await FindAsync(account, "apres"));
    }

    [Fact]
    public async Task Contact_Deleted_LeavesNoTerm()
    {
        var account = await host.CreateAccountAsync();
        var before = await TermsAsync(account);
        var id = await account.AddContactAsync(details => details.LastName = "Zoé 🙂 d’Artagnan");
        Assert.NotEqual(before, await TermsAsync(account));

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        Assert.Equal(before, await TermsAsync(account));
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(AnyText)])]
    public void Terms_AnyTextAndPartOfAWord_OneBeginsLikeThePart(string text, PositiveInt from, PositiveInt length)
    {
        var word = NormalizedText.Of(text).Split(' ')[0];
        var runes = word.EnumerateRunes().ToList();
        if (runes.Count == 0)
        {
            return;
        }

        var part = string.Concat(runes.Skip(from.Get % runes.Count).Take(length.Get));

        Assert.Contains(SearchTerms.Of(text, "", "", ""), term =>
            part.StartsWith(term, StringComparison.Ordinal) || term.StartsWith(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Count_AfterCreatingAndDeleting_IsThatOfTheRows()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        var (kept, counted) = await account.Inside(async core =>
            ((await core.Db.Accounts.SingleAsync()).ContactCount, await core.Db.Contacts.CountAsync()));

        Assert.Equal((2, 2), (kept, counted));
    }

    private static Task<List<string>> TermsAsync(TestAccount account) => account.Inside(core =>
        core.Db.ContactSearchTerms.Select(term => term.Term).ToListAsync());

    private static Task<List<long>> FindAsync(TestAccount account, string? text) => account.Inside(async core =>
        await (await core.Search.FindAsync(text)).Contacts.OrderBy(contact => contact.Id).Select(contact => contact.Id).ToListAsync());
}
