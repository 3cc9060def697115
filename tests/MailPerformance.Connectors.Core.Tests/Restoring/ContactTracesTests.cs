using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Restoring;

/// <summary>What else knows of a contact knows when it goes and comes back: its login, the journal, the search, the number of contacts.</summary>
public sealed class ContactTracesTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Login_OfADeletedContact_StaysTaken()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "Elodie");
        await account.DeleteContactAsync(id);
        Task<WriteResult<long>> Again() => account.AsAdministrator(core => core.Informations.CreateAsync(
            Sample.Details(details => details.LoginName = "elodie"), Sample.NoConnectors(), Guid.NewGuid()));

        WriteAssert.Invalid(
            await account.UnchangedBy(Again), nameof(ContactDetails.LoginName), "Contact_LoginInTrash", account.Code + "elodie");

        await account.EraseAsync(TrashKind.Contact, id);
        WriteAssert.Done(await Again());
    }

    [Fact]
    public async Task Journal_OfAReturn_SaysThatAndNoMore()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.Contacts);
        await account.AddSecondFactorAsync(id);
        await account.DeleteContactAsync(id);
        var last = await LastAsync(account);

        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        var told = await account.Inside(core => core.Db.JournalEntries.Where(entry => entry.Number > last)
            .OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync());
        Assert.Equal([JournalKind.ContactRolesChanged, JournalKind.ContactRestored], told);
        Assert.True((await account.AsAdministrator(core => core.JournalVerifier.VerifyAsync())).Holds);
    }

    [Fact]
    public async Task Search_FindsTheContactAgain()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LastName = "Quetzalcoatl");
        var before = await TermsAsync(account, id);
        await account.DeleteContactAsync(id);
        Assert.Empty(await TermsAsync(account, id));

        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        Assert.Equal(before, await TermsAsync(account, id));
        Assert.Equal(2, await account.Inside(core => core.Db.Accounts.Select(found => found.ContactCount).SingleAsync()));
    }

    private static Task<long> LastAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(found => found.JournalNumber).SingleAsync());

    private static Task<List<string>> TermsAsync(TestAccount account, long id) => account.Inside(core =>
        core.Db.ContactSearchTerms.Where(term => term.ContactId == id).Select(term => term.Term).OrderBy(term => term).ToListAsync());
}
