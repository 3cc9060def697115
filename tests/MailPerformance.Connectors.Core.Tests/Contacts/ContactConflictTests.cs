using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 14 for the page « Informations », and a creation that is sent twice.</summary>
public sealed class ContactConflictTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task UpdateAsync_UnchangedOriginal_IsDone()
    {
        var (account, contactId) = await CreateAsync();

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(contactId, Sample.Edit(Version("Voulu"), Version("Montré")))));

        var contact = await account.FindAsync(contactId);
        Assert.Equal(("Voulu", account.AdministratorId), (contact.LastName, contact.UpdatedById));
    }

    [Fact]
    public async Task UpdateAsync_ChangedByOther_IsConflict()
    {
        var (account, contactId) = await CreateAsync();
        WriteAssert.Done(
            await account.AsAdministrator(core => core.Informations.UpdateAsync(contactId, Sample.Edit(Version("Entre-temps")))));

        WriteAssert.Conflict(await account.UnchangedBy(account.AdministratorId, core =>
            core.Informations.UpdateAsync(contactId, Sample.Edit(Version("Voulu"), Version("Montré")))));
    }

    [Fact]
    public async Task UpdateAsync_SameSaveTwice_IsDone()
    {
        var (account, contactId) = await CreateAsync();
        var edit = Sample.Edit(Version("Voulu"), Version("Montré"));
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(contactId, edit)));

        WriteAssert.Done(await account.UnchangedBy(account.AdministratorId, async core =>
        {
            var result = await core.Informations.UpdateAsync(contactId, edit);
            await core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.WriteSequence, row => row.WriteSequence - 1));
            return result;
        }));
    }

    [Fact]
    public async Task UpdateAsync_ConnectorsChangedByOther_IsConflictAndDetailsAreNotSaved()
    {
        var (account, contactId) = await CreateAsync();
        await account.SetOptionAsync(true);
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read);
        var edit = new ContactEdit(
            Version("Voulu"), Version("Montré"),
            Sample.Choices(ConnectorChoice.Of(ConnectorPrivilege.ReadWrite)), Sample.Choices(ConnectorChoice.None));

        WriteAssert.Conflict(await account.UnchangedBy(account.AdministratorId, core => core.Informations.UpdateAsync(contactId, edit)));
    }

    [Fact]
    public async Task UpdateAsync_SameConnectorsTwice_IsDone()
    {
        var (account, contactId) = await CreateAsync();
        await account.SetOptionAsync(true);
        var edit = Sample.Edit(ConnectorChoice.Of(ConnectorPrivilege.Read), ConnectorChoice.None);
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(contactId, edit)));

        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(contactId, edit)));
        Assert.Single(await account.ConnectorsOfAsync(contactId));
    }

    [Fact]
    public async Task UpdateAsync_TwoEditorsAtOnce_OneIsDoneAndTheOtherIsConflict()
    {
        var (account, contactId) = await CreateAsync();
        async Task<WriteStatus> Save(string name) => (await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(contactId, Sample.Edit(Version(name), Version("Montré"))))).Status;

        var results = await Together.RunAsync(() => Save("Un"), () => Save("Deux"));

        Assert.Equal([WriteStatus.Done, WriteStatus.Conflict], results.Order());
    }

    [Fact]
    public async Task CreateAsync_SameKeyTwice_IsOneContact()
    {
        var account = await host.CreateAccountAsync();
        var key = Guid.NewGuid();
        var details = Sample.Details();

        var first = await account.AsAdministrator(core => core.Informations.CreateAsync(details, Sample.NoConnectors(), key));
        var second = await account.AsAdministrator(core => core.Informations.CreateAsync(details, Sample.NoConnectors(), key));

        Assert.Equal(WriteAssert.Done(first), WriteAssert.Done(second));
        Assert.Equal(1, await account.Inside(core => core.Db.Contacts.CountAsync(contact => contact.CreationKey == key)));
    }

    [Fact]
    public async Task CreateAsync_SameKeyAtTheSameMoment_IsOneContact()
    {
        var account = await host.CreateAccountAsync();
        var key = Guid.NewGuid();
        Task<long> Create() => account.AsAdministrator(async core => WriteAssert.Done(
            await core.Informations.CreateAsync(Sample.Details(details => details.LoginName = "double"), Sample.NoConnectors(), key)));

        var ids = await Together.RunAsync(Create, Create, Create);

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task CreateAsync_SameKeyInAnotherAccount_IsAnotherContact()
    {
        var key = Guid.NewGuid();
        var (first, second) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());

        var ids = new[]
        {
            await first.AsAdministrator(core => core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), key)),
            await second.AsAdministrator(core => core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), key)),
        };

        Assert.Equal(2, ids.Select(WriteAssert.Done).Distinct().Count());
    }

    private async Task<(TestAccount Account, long ContactId)> CreateAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, await account.AddContactAsync(details => (details.LastName, details.LoginName) = ("Montré", "montre")));
    }

    private static ContactDetails Version(string lastName) =>
        Sample.Details(details => (details.LastName, details.LoginName) = (lastName, "montre"));
}
