using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Restoring;

/// <summary>Roles, labels and single connectors come back, as far as whoever brings them back may give them.</summary>
public sealed class ThingReturnTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Role_ComesBackWithItsRights()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Relecture", Permissions.ContactsEdit);
        var rights = await account.PermissionsOfAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(id)));

        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Role, id));

        Assert.Equal((id, "Relecture"), (restored.Id, restored.Name));
        Assert.Equal(rights, await account.PermissionsOfAsync(id));
    }

    [Fact]
    public async Task Role_WithRightsAboveTheRestorer_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var restorer = await account.AddHolderAsync(Permissions.RolesManage);
        var id = await account.AddRoleAsync("Au-dessus", Permissions.ContactsDelete);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(id)));

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(() => account.RestoreAsync(restorer, TrashKind.Role, id)));
    }

    [Fact]
    public async Task Role_WhoseNameIsTaken_AsksForAnother()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddRoleAsync("Relecture", Permissions.Contacts);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(id)));
        await account.AddRoleAsync("relecture", Permissions.Roles);

        WriteAssert.Invalid(
            await account.UnchangedBy(() => account.RestoreAsync(TrashKind.Role, id)), RestoreService.NameField, "Role_NameTaken",
            "Relecture");
        WriteAssert.Done(await account.RestoreAsync(account.AdministratorId, TrashKind.Role, id, "Relecture (2)"));
        Assert.Equal([Permissions.Administration, Permissions.Contacts], (await account.PermissionsOfAsync(id)).Order());
    }

    [Theory]
    [InlineData("Role")]
    [InlineData("Category")]
    public async Task Journal_OfAReturn_SaysThatAlone(string name)
    {
        var kind = Enum.Parse<TrashKind>(name);
        var account = await host.CreateAccountAsync();
        var id = kind == TrashKind.Role
            ? await account.AddRoleAsync("X", Permissions.Contacts)
            : await account.AddLabelAsync<Category>("X");
        WriteAssert.Done(await account.AsAdministrator(core =>
            kind == TrashKind.Role ? core.Roles.DeleteAsync(id) : core.Labels<Category>().DeleteAsync(id)));
        var last = await account.Inside(core => core.Db.Accounts.Select(found => found.JournalNumber).SingleAsync());

        WriteAssert.Done(await account.RestoreAsync(kind, id));

        var told = await account.Inside(core => core.Db.JournalEntries.SingleAsync(entry => entry.Number > last));
        Assert.Equal((Enum.Parse<JournalKind>(name + "Restored"), id), (told.Kind, told.SubjectId));
    }

    [Fact]
    public async Task Group_ComesBackToItsContacts()
    {
        var account = await host.CreateAccountAsync();
        var group = await account.AddLabelAsync<Group>("Nord");
        var (stays, goes) = (await account.AddContactAsync(), await account.AddContactAsync());
        foreach (var id in new[] { stays, goes })
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        }

        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.DeleteAsync(group)));
        await account.DeleteContactAsync(goes);
        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Group, group));

        Assert.Equal([group], await account.LabelsOfAsync<ContactGroup, Group>(stays));
        Assert.Equal([CoreTexts.Get("Restore_OneMemberMissing", 1)], restored.LeftOut);
        Assert.Empty(await account.Inside(core => core.Db.TrashMembers.ToListAsync()));
    }

    [Fact]
    public async Task Category_IsNotGivenBackToWhoeverSeesAllSince()
    {
        var account = await host.CreateAccountAsync();
        var (one, two) = (await account.AddLabelAsync<Category>("Un"), await account.AddLabelAsync<Category>("Deux"));
        var (restricted, free) = (await account.AddContactAsync(), await account.AddContactAsync());
        foreach (var id in new[] { restricted, free })
        {
            await account.SeeAsync(id, one, two);
        }

        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<Category>().DeleteAsync(one)));
        await account.SeeAsync(free);
        WriteAssert.Done(await account.RestoreAsync(TrashKind.Category, one));

        Assert.Equal(new HashSet<long> { one, two }, await account.LabelsOfAsync<ContactCategory, Category>(restricted));
        Assert.Empty(await account.LabelsOfAsync<ContactCategory, Category>(free));
    }

    [Fact]
    public async Task Category_BySomebodyWhoSeesLess_ComesBackToNobody()
    {
        var account = await host.CreateAccountAsync();
        var (one, two) = (await account.AddLabelAsync<Category>("Un"), await account.AddLabelAsync<Category>("Deux"));
        var restorer = await account.AddHolderAsync(Permissions.CategoriesManage);
        foreach (var id in new[] { restorer, account.AdministratorId })
        {
            await account.SeeAsync(id, one, two);
        }

        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<Category>().DeleteAsync(one)));
        var restored = WriteAssert.Done(await account.RestoreAsync(restorer, TrashKind.Category, one));

        Assert.Equal([two], await account.LabelsOfAsync<ContactCategory, Category>(restorer));
        Assert.Equal([two], await account.LabelsOfAsync<ContactCategory, Category>(account.AdministratorId));
        Assert.Equal([CoreTexts.Get("Restore_MembersOfSight")], restored.LeftOut);
    }

    [Fact]
    public async Task Category_BySomebodyWhoSeesAll_IsNotGivenToThemselves()
    {
        var account = await host.CreateAccountAsync();
        var (one, two) = (await account.AddLabelAsync<Category>("Un"), await account.AddLabelAsync<Category>("Deux"));
        var restorer = await account.AddHolderAsync(Permissions.CategoriesManage);
        var other = await account.AddContactAsync();
        await account.SeeAsync(other, one, two);
        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<Category>().DeleteAsync(one)));

        WriteAssert.Done(await account.RestoreAsync(restorer, TrashKind.Category, one));

        Assert.Equal(new HashSet<long> { one, two }, await account.LabelsOfAsync<ContactCategory, Category>(other));
        Assert.Empty(await account.LabelsOfAsync<ContactCategory, Category>(restorer));
    }

    [Fact]
    public async Task Connector_ComesBackAsANewOne()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contact = await account.AddCallerAsync();
        var id = Assert.Single(await account.ConnectorsOfAsync(contact)).Id;
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(id)));

        var restored = WriteAssert.Done(await account.RestoreAsync(TrashKind.Connector, id));

        var back = Assert.Single(await account.ConnectorsOfAsync(contact));
        Assert.Equal(contact, restored.ContactId);
        Assert.Equal((ConnectorPrivilege.ReadWrite, null), (back.Privilege, back.ActivatedAt));
        Assert.False(await account.Inside(core => core.Db.Set<Core.Devices.MobileDevice>().AnyAsync(phone => phone.EndedAt == null)));
    }

    [Fact]
    public async Task Connector_OfOneself_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var @delegate = await account.AddDelegateAsync();
        var id = await account.AddConnectorAsync(@delegate);
        WriteAssert.Done(await account.As(@delegate, core => core.Connectors.RemoveAsync(id)));

        WriteAssert.Forbidden(
            await account.UnchangedBy(() => account.RestoreAsync(@delegate, TrashKind.Connector, id)), "Denial_OwnConnector");
    }

    [Fact]
    public async Task Connector_WhereThereIsAnotherByNow_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contact = await account.AddContactAsync();
        var id = await account.AddConnectorAsync(contact);
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(id)));
        await account.AddConnectorAsync(contact);

        WriteAssert.InvalidIn(await account.UnchangedBy(() => account.RestoreAsync(TrashKind.Connector, id)), "");
    }

    [Fact]
    public async Task Connector_OfADeletedContact_GoesWithIt()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contact = await account.AddContactAsync();
        var id = await account.AddConnectorAsync(contact);
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(id)));
        await account.DeleteContactAsync(contact);

        Assert.Null(await account.ItemAsync(TrashKind.Connector, id));
        Assert.NotNull(await account.ItemAsync(TrashKind.Contact, contact));
    }
}
