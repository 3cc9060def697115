using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Restoring;

/// <summary>A deleted contact comes back with what it had, as far as whoever brings it back may give that.</summary>
public sealed class ContactReturnTests(CoreHost host) : IClassFixture<CoreHost>
{
    // What says when and by whom the row was changed, and what ended with the deletion.
    private static readonly HashSet<string> NotKept =
    [
        nameof(Contact.SecurityStamp), nameof(Contact.PasswordLinkStamp), nameof(Contact.PasswordLinkById), nameof(Contact.PasswordLinkAt),
        nameof(Contact.UpdatedAt), nameof(Contact.UpdatedById),
    ];

    [Fact]
    public async Task RestoreAsync_Contact_HasEveryColumnAgain()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => (details.FirstName, details.NotifyOnActionChange) = ("Zoé", true));
        await account.ChangeAsync(id, contact => (contact.AccessFailedCount, contact.CredentialsById, contact.LockoutEnd) =
            (2, account.AdministratorId, host.Time.GetUtcNow().AddMinutes(5)));
        var before = await ColumnsAsync(account, id);

        await account.DeleteContactAsync(id);
        Assert.False(await account.ExistsAsync(id));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        var after = await ColumnsAsync(account, id);
        Assert.Equal(id, restored.Id);
        Assert.Empty(restored.LeftOut);
        Assert.Equal(before.Where(one => !NotKept.Contains(one.Key)), after.Where(one => !NotKept.Contains(one.Key)));
        Assert.NotEqual(before[nameof(Contact.SecurityStamp)], after[nameof(Contact.SecurityStamp)]);
        Assert.NotEqual(before[nameof(Contact.PasswordLinkStamp)], after[nameof(Contact.PasswordLinkStamp)]);
        Assert.Null(await account.ItemAsync(TrashKind.Contact, id));
    }

    [Fact]
    public async Task RestoreAsync_Contact_HasRolesLabelsAndSecondFactorAgain()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var roles = new[] { await account.AddRoleAsync("Un", Permissions.Contacts), await account.AddRoleAsync("Deux", Permissions.Roles) };
        foreach (var role in roles)
        {
            await account.GiveRoleAsync(id, role);
        }

        var (group, category) = (await account.AddLabelAsync<Group>("Nord"), await account.AddLabelAsync<Category>("Presse"));
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        await account.SeeAsync(id, category);
        await account.AddSecondFactorAsync(id);
        var factor = await FactorAsync(account, id);
        await account.ForgetMailsAsync();

        await account.DeleteContactAsync(id);
        Assert.Null(await FactorAsync(account, id));
        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        Assert.Equal(roles.ToHashSet(), await account.RolesOfAsync(id));
        Assert.Equal([group], await account.LabelsOfAsync<ContactGroup, Group>(id));
        Assert.Equal([category], await account.LabelsOfAsync<ContactCategory, Category>(id));
        Assert.Equal(factor, await FactorAsync(account, id));
    }

    [Fact]
    public async Task RestoreAsync_Connectors_ComeBackAsNewWhereTicked()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var (with, without) = (await account.AddCallerAsync(), await account.AddCallerAsync());
        var connector = Assert.Single(await account.ConnectorsOfAsync(with));
        Assert.NotNull(connector.ActivatedAt);
        foreach (var id in new[] { with, without })
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        }

        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, with, connector.PlatformId));
        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, without));

        var back = Assert.Single(await account.ConnectorsOfAsync(with));
        Assert.Equal((ConnectorPrivilege.ReadWrite, null), (back.Privilege, back.ActivatedAt));
        Assert.Equal(account.AdministratorId, back.GrantedById);
        Assert.Empty(await account.ConnectorsOfAsync(without));
        Assert.Empty(await account.Inside(core => core.Db.Set<Core.Devices.MobileDevice>().ToListAsync()));
    }

    [Fact]
    public async Task RestoreAsync_ConnectorThatItDidNotHave_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var platform = await account.Inside(core => core.Db.MobilePlatforms.Where(found => found.Key == Sample.IPhone)
            .Select(found => found.Id).SingleAsync());
        await account.DeleteContactAsync(id);

        WriteAssert.Invalid(
            await account.UnchangedBy(() => account.RestoreAsync(TrashKind.Contact, id, platform)),
            RestoreService.PlatformsField, "Restore_ConnectorUnknown");
    }

    [Fact]
    public async Task RestoreAsync_RoleAboveTheRestorer_IsLeftOut()
    {
        var account = await host.CreateAccountAsync();
        var restorer = await account.AddHolderAsync(Permissions.ContactsDelete, Permissions.ContactsEdit);
        var id = await account.AddHolderAsync(Permissions.ContactsDelete);
        var own = (await account.RolesOfAsync(id)).Single();
        var above = await account.AddRoleAsync("Au-dessus", Permissions.RolesManage);
        await account.GiveRoleAsync(id, above);
        await account.GiveRoleAsync(id, account.AdministratorRoleId);
        await account.ChangeAsync(id, contact => contact.ValidUntil = null);
        await account.DeleteContactAsync(id);

        var restored = WriteAssert.Done(await account.RestoreAsync(restorer, TrashKind.Contact, id));

        Assert.Equal([own], await account.RolesOfAsync(id));
        Assert.Equal(2, restored.LeftOut.Count);
        Assert.NotNull((await account.FindAsync(id)).ValidUntil);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RestoreAsync_BySomebodyWhoMayOnlyDelete_GivesRolesOfTheirOwnDeletionAlone(bool isOwn)
    {
        var account = await host.CreateAccountAsync();
        var restorer = await account.AddHolderAsync(Permissions.ContactsDelete);
        var id = await account.AddContactAsync();
        await account.GiveRoleAsync(id, (await account.RolesOfAsync(restorer)).Single());
        var group = await account.AddLabelAsync<Group>("Nord");
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        WriteAssert.Done(await account.As(isOwn ? restorer : account.AdministratorId, core => core.Contacts.DeleteAsync(id)));

        var restored = WriteAssert.Done(await account.RestoreAsync(restorer, TrashKind.Contact, id));

        Assert.Equal(isOwn ? 1 : 0, (await account.RolesOfAsync(id)).Count);
        Assert.Equal(isOwn ? 1 : 0, (await account.LabelsOfAsync<ContactGroup, Group>(id)).Count);
        Assert.Equal(isOwn ? 0 : 2, restored.LeftOut.Count);
    }

    [Fact]
    public async Task RestoreAsync_LabelInTheTrash_ComesBackToTheContactLater()
    {
        var account = await host.CreateAccountAsync();
        var group = await account.AddLabelAsync<Group>("Nord");
        var id = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        await account.DeleteContactAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.DeleteAsync(group)));

        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));
        WriteAssert.Done(await account.RestoreAsync(TrashKind.Group, group));

        Assert.Equal([CoreTexts.Get("Restore_LabelInTrash", "Nord")], restored.LeftOut);
        Assert.Equal([group], await account.LabelsOfAsync<ContactGroup, Group>(id));
    }

    [Fact]
    public async Task RestoreAsync_RoleThatIsGone_IsLeftOut()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.ContactsDelete);
        var role = (await account.RolesOfAsync(id)).Single();
        await account.DeleteContactAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(role)));

        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        Assert.Empty(await account.RolesOfAsync(id));
        Assert.Single(restored.LeftOut);
    }

    [Fact]
    public async Task RestoreAsync_LastCategoryIsGone_ComesBackBlocked()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var category = await account.AddLabelAsync<Category>("Presse");
        await account.SeeAsync(id, category);
        await account.DeleteContactAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<Category>().DeleteAsync(category)));

        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        Assert.NotNull((await account.FindAsync(id)).LockedAt);
        Assert.Contains(CoreTexts.Get("Restore_Blocked"), restored.LeftOut);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task RestoreAsync_BySomebodyWhoSeesLess_GivesNoMore(bool isRestricted, bool shares)
    {
        var account = await host.CreateAccountAsync();
        var (mine, theirs) = (await account.AddLabelAsync<Category>("À moi"), await account.AddLabelAsync<Category>("À eux"));
        var restorer = await account.AddHolderAsync(Permissions.ContactsDelete);
        await account.SeeAsync(restorer, mine);
        var id = await account.AddContactAsync();
        if (isRestricted)
        {
            await account.SeeAsync(id, shares ? [mine, theirs] : [theirs]);
        }

        await account.DeleteContactAsync(id);
        WriteAssert.Done(await account.RestoreAsync(restorer, TrashKind.Contact, id));

        Assert.Equal([mine], await account.LabelsOfAsync<ContactCategory, Category>(id));
    }

    [Fact]
    public async Task RestoreAsync_EndBeyondTheMaximumByNow_IsShortened()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.DeleteContactAsync(id);
        await account.Inside(core => core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(found => found.MaxValidityDays, 10)));

        WriteAssert.Done(await account.RestoreAsync(TrashKind.Contact, id));

        var contact = await account.FindAsync(id);
        Assert.Equal(DateOnly.FromDateTime(host.Now).AddDays(10), contact.ValidUntil);
        Assert.Equal(
            TimeZoneInfo.ConvertTimeToUtc(
                contact.ValidUntil!.Value.AddDays(1).ToDateTime(TimeOnly.MinValue),
                TimeZoneInfo.FindSystemTimeZoneById(contact.TimeZone)),
            contact.AccessEndsAt);
    }

    [Fact]
    public async Task RestoreAsync_Twice_IsNotFoundTheSecondTime()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.DeleteContactAsync(id);

        var both = await Together.RunAsync(
            () => account.RestoreAsync(TrashKind.Contact, id), () => account.RestoreAsync(TrashKind.Contact, id));

        Assert.Equal([WriteStatus.Done, WriteStatus.NotFound], both.Select(result => result.Status).Order());
    }

    [Fact]
    public async Task RestoreAsync_WithoutTheRight_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var other = await account.AddHolderAsync(Permissions.ContactsEdit);
        var id = await account.AddContactAsync();
        await account.DeleteContactAsync(id);

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(() => account.RestoreAsync(other, TrashKind.Contact, id)));
    }

    [Fact]
    public async Task RestoreAsync_AnotherAccountsContact_IsNotFound()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        var id = await other.AddContactAsync();
        await other.DeleteContactAsync(id);

        WriteAssert.NotFound(await other.UnchangedBy(() => account.RestoreAsync(TrashKind.Contact, id)));
    }

    private static Task<Dictionary<string, object?>> ColumnsAsync(TestAccount account, long id) => account.Inside(async core =>
        core.Db.Entry(await core.Db.Contacts.SingleAsync(contact => contact.Id == id)).Properties
            .ToDictionary(property => property.Metadata.Name, property => property.CurrentValue));

    private static async Task<(string Key, long Step, string Codes)?> FactorAsync(TestAccount account, long id)
    {
        var factor = await account.Inside(core => core.Db.SecondFactors.Include(found => found.RecoveryCodes)
            .SingleOrDefaultAsync(found => found.ContactId == id));
        return factor is null ? null : (
            factor.ProtectedKey, factor.LastStep, string.Join(',', factor.RecoveryCodes.Select(code => code.Hash).Order()));
    }
}
