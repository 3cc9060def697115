using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rules 1, 2, 4 and 5 for contacts.</summary>
public sealed class ContactServiceTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task CreateAsync_Login_BeginsWithTheAccountsCode()
    {
        var account = await host.CreateAccountAsync();

        var id = await account.AddContactAsync(details => details.LoginName = "sandraconnect");

        Assert.Equal(account.Code + "sandraconnect", (await account.FindAsync(id)).UserName);
    }

    [Theory]
    [InlineData("sandra")]
    [InlineData("SANDRA")]
    [InlineData(" Sandra ")]
    public async Task CreateAsync_LoginTakenInAnyCase_IsInvalid(string login)
    {
        var account = await host.CreateAccountAsync();
        await account.AddContactAsync(details => details.LoginName = "sandra");

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Informations.CreateAsync(
                Sample.Details(details => details.LoginName = login), Sample.NoConnectors(), Guid.NewGuid())),
            nameof(ContactDetails.LoginName), "Contact_LoginTaken", account.Code + login.Trim());
    }

    [Fact]
    public async Task UpdateAsync_LoginTaken_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        await account.AddContactAsync(details => details.LoginName = "sandra");
        var id = await account.AddContactAsync();

        WriteAssert.InvalidIn(
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details(details => details.LoginName = "Sandra")))),
            nameof(ContactDetails.LoginName));
    }

    [Theory]
    [InlineData(nameof(ContactDetails.LastName))]
    [InlineData(nameof(ContactDetails.FirstName))]
    [InlineData(nameof(ContactDetails.LoginName))]
    [InlineData(nameof(ContactDetails.Email))]
    public async Task UpdateAsync_WhoOneIsOneself_IsAnAdministratorsToChange(string field)
    {
        var account = await host.CreateAccountAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.MobileConnectors);
        var contact = await account.AddContactAsync();

        WriteAssert.Forbidden(await account.UnchangedBy(() => ChangeAsync(editor, editor)), "Denial_OwnIdentity");
        WriteAssert.Done(await ChangeAsync(editor, contact));
        WriteAssert.Done(await ChangeAsync(account.AdministratorId, account.AdministratorId));

        async Task<WriteResult<long>> ChangeAsync(long actor, long target)
        {
            var (shown, wanted) = (await account.DetailsOfAsync(target), await account.DetailsOfAsync(target));
            var property = typeof(ContactDetails).GetProperty(field)!;
            property.SetValue(wanted, field == nameof(ContactDetails.Email) ? $"n{target}@exemple.fr" : $"Nouveau{target}");
            return await account.As(actor, core => core.Informations.UpdateAsync(target, Sample.Edit(wanted, shown)));
        }
    }

    [Fact]
    public async Task SetLockedAsync_False_TakesWhoeverHoldsAsMuch()
    {
        var account = await host.CreateAccountAsync();
        var (weak, strong) = (
            await account.AddHolderAsync(Permissions.ContactsEdit),
            await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.Campaigns));
        var contact = await account.AddHolderAsync(Permissions.Campaigns);
        WriteAssert.Done(await account.As(weak, core => core.Contacts.SetLockedAsync(contact, true)));

        WriteAssert.Forbidden(
            await account.UnchangedBy(weak, core => core.Contacts.SetLockedAsync(contact, false)),
            "Denial_HigherRights", PermissionLabels.Of(Permissions.Campaigns));
        WriteAssert.Done(await account.As(strong, core => core.Contacts.SetLockedAsync(contact, false)));
    }

    [Fact]
    public async Task UpdateAsync_OwnLoginInAnotherCase_IsDone()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "sandra");

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details(details => details.LoginName = "Sandra")))));
    }

    [Fact]
    public async Task CreateAsync_SameLoginNameInAnotherAccount_IsDone()
    {
        foreach (var account in new[] { await host.CreateAccountAsync(), await host.CreateAccountAsync() })
        {
            await account.AddContactAsync(details => details.LoginName = "sandra");
        }
    }

    [Fact]
    public async Task CreateAsync_SameLoginAtTheSameMoment_IsOneContactAndAClearMessage()
    {
        var account = await host.CreateAccountAsync();
        Task<WriteResult<long>> Create() => account.AsAdministrator(core => core.Informations.CreateAsync(
            Sample.Details(details => details.LoginName = "sandra"), Sample.NoConnectors(), Guid.NewGuid()));

        var results = await Together.RunAsync(Create, Create);

        Assert.Single(results, result => result.IsDone);
        WriteAssert.InvalidIn(results.Single(result => !result.IsDone), nameof(ContactDetails.LoginName));
    }

    [Fact]
    public async Task EverythingOnAnotherAccountsContact_IsNotFound()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        var id = await other.AddContactAsync();

        foreach (var write in new Func<CoreServices, Task<WriteResult<long>>>[]
        {
            core => core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details())),
            core => core.Informations.UpdateAsync(id, Sample.Edit(ConnectorChoice.None, ConnectorChoice.None)),
            core => core.Contacts.SetLockedAsync(id, true),
            core => core.Contacts.DeleteAsync(id),
        })
        {
            WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(write)));
        }

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core => core.Links.CreateAsync(id))));
    }

    [Fact]
    public async Task Delegate_CreatesEditsLocksAndDeletesNobody()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddDelegateAsync();
        var id = await account.AddContactAsync();

        foreach (var write in new Func<CoreServices, Task<WriteResult<long>>>[]
        {
            core => core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid()),
            core => core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details())),
            core => core.Contacts.SetLockedAsync(id, true),
            core => core.Contacts.DeleteAsync(id),
        })
        {
            WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, write));
        }
    }

    [Fact]
    public async Task UpdateAsync_CredentialsOfAStrongerContact_AreForbiddenButTheNameIsNot()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var stronger = await account.AddHolderAsync(Permissions.RolesManage);
        var details = await account.DetailsOfAsync(stronger);

        details.Email = "actor@exemple.fr";
        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Informations.UpdateAsync(stronger, Sample.Edit(details))),
            "Denial_HigherRights",
            string.Join(", ", (await MissingAsync(account, stronger, actor)).Select(PermissionLabels.Of)));

        details = await account.DetailsOfAsync(stronger);
        details.FirstName = "Autre";
        WriteAssert.Done(await account.As(actor, core => core.Informations.UpdateAsync(stronger, Sample.Edit(details))));
    }

    [Fact]
    public async Task Creator_FinishesOwnContactUntilItHasAPassword()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsCreate);
        var id = WriteAssert.Done(await account.As(actor, core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid())));

        WriteAssert.Done(await account.As(actor, core => core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details()))));
        WriteAssert.Done(await account.As(actor, core => core.Links.CreateAsync(id)));

        await account.SetPasswordAsync(id);
        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(actor, core =>
            core.Informations.UpdateAsync(id, Sample.Edit(Sample.Details()))));
        WriteAssert.Is(WriteStatus.Forbidden, await account.As(actor, core => core.Links.CreateAsync(id)));
    }

    [Fact]
    public async Task DeleteAsync_Contact_TakesItsRowsAlong()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddHolderAsync(Permissions.Contacts);
        await account.AddConnectorAsync(id);

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        Assert.False(await account.ExistsAsync(id));
        Assert.Empty(await account.ConnectorsOfAsync(id));
        Assert.Empty(await account.RolesOfAsync(id));
    }

    [Fact]
    public async Task SetLockedAsync_False_EndsTheMinutesOfLockout_OfAContactThatIsNotBlocked()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(10));

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));

        Assert.Null((await account.FindAsync(id)).LockoutEnd);
    }

    [Fact]
    public async Task SetLockedAsync_EndsSessions_ForGood()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var stamp = (await account.FindAsync(id)).SecurityStamp;

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));

        Assert.NotEqual(stamp, (await account.FindAsync(id)).SecurityStamp);
    }

    [Fact]
    public async Task SetLockedAsync_AndBack_EndsTheMinutesOfLockoutAsWell()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => (contact.LockoutEnd, contact.AccessFailedCount) = (host.Time.GetUtcNow().AddHours(1), 3));

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        Assert.Equal(host.Now, (await account.FindAsync(id)).LockedAt);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));

        var contact = await account.FindAsync(id);
        Assert.Equal((null, null, 0), (contact.LockedAt, contact.LockoutEnd, contact.AccessFailedCount));
    }

    [Fact]
    public async Task OwnContact_IsNeitherLockedNorDeleted()
    {
        var account = await host.CreateAccountAsync();
        await account.AddAdministratorAsync();

        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.Contacts.SetLockedAsync(account.AdministratorId, true)),
            "Denial_Self");
        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.Contacts.DeleteAsync(account.AdministratorId)), "Denial_Self");
    }

    private static async Task<IEnumerable<string>> MissingAsync(TestAccount account, long target, long actor)
    {
        var of = await account.As(target, core => Task.FromResult(core.Current.Contact!.Actor.Permissions));
        var mine = await account.As(actor, core => Task.FromResult(core.Current.Contact!.Actor.Permissions));
        var order = await account.Inside(core => core.Db.FindContactRightsAsync(target, byId: 0));
        return order!.Permissions.Where(permission => of.Contains(permission) && !mine.Contains(permission));
    }
}
