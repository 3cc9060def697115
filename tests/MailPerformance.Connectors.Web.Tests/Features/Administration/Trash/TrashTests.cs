using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Trash;

[Collection(AdministrationHost.Name)]
public sealed class TrashTests(ConnectorsFactory host)
{
    private const string List = "/administration/corbeille";

    [Fact]
    public async Task Post_UndoOfADeletion_BringsTheContactBackAtOnce()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        await admin.SubmitAsync($"/administration/contacts/{id}/supprimer", _ => { });
        var list = await admin.GetAsync("/administration/contacts");

        var answer = await admin.SubmitAsync(list, _ => { }, Restore("contacts", id));

        PageAssert.RedirectsTo($"/administration/contacts/{id}", answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Web("Trash_Restored", "Sandra Durand"));
        Assert.True(await account.ExistsAsync(id));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(Restore("contacts", id), _ => { }));
    }

    [Fact]
    public async Task Get_UndoOfAContactWithConnectors_AsksWhichComeBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var connector = await account.AddConnectorAsync(id);
        var platform = (await account.ConnectorsOfAsync(id)).Single(one => one.Id == connector).PlatformId;
        await admin.SubmitAsync($"/administration/contacts/{id}/supprimer", _ => { });
        var undo = (await admin.GetAsync("/administration/contacts")).Element(".notice-success a.button").GetAttribute("href")!;

        var answer = await admin.SubmitAsync(undo, form => form.Set("Platforms", $"{platform}"), Restore("contacts", id));

        PageAssert.RedirectsTo($"/administration/contacts/{id}", answer);
        Assert.Single(await account.ConnectorsOfAsync(id));
    }

    [Fact]
    public async Task Get_Trash_ShowsWhatTheReaderMayDelete()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await NamedAsync(account);
        var role = await account.AddRoleAsync("Relecture", Permissions.Contacts);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(role)));
        var ruler = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.RolesManage));

        Assert.Contains("Perrine Lahaye", (await admin.GetAsync(List)).Text);
        var roles = await ruler.GetAsync(List);
        Assert.Contains("Relecture", roles.Text);
        Assert.DoesNotContain("Lahaye", roles.Text, StringComparison.Ordinal);
        Assert.Empty(roles.Document.QuerySelectorAll(".tabs"));
        foreach (var address in new[] { List + "?genre=contacts", $"{List}/contacts/{id}" })
        {
            PageAssert.Refused(
                HttpStatusCode.Forbidden, await ruler.GetAsync(address),
                Words.Core("Denial_MissingPermission", Words.In("fr", () => PermissionLabels.Of(Permissions.ContactsDelete))));
        }
    }

    [Fact]
    public async Task Get_LongTrash_PagesByKey()
    {
        var (account, admin) = await host.SetUpAsync();
        var size = (await account.FindAsync(account.AdministratorId)).RowsPerTable;
        await account.Inside(core =>
        {
            var now = host.Time.GetUtcNow().UtcDateTime;
            core.Db.AddRange(Enumerable.Range(1, (2 * size) + 1).Select(number => new TrashItem
            {
                AccountId = account.Id,
                Kind = TrashKind.Group,
                SubjectId = 1_000_000 + number,
                Name = $"Groupe {number}",
                Content = "{}",
                DeletedAt = now.AddSeconds(-number / 2),
            }));
            return core.Db.SaveChangesAsync();
        });

        var shown = new List<string>();
        for (var address = List + "?genre=groupes"; address is not null;)
        {
            var page = await admin.GetAsync(address);
            shown.AddRange(page.Cells(Words.Web("Trash_Name")));
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal((2 * size) + 1, shown.Count);
        Assert.Equal(shown.Count, shown.Distinct().Count());
    }

    [Fact]
    public async Task Post_RoleWhoseNameIsTaken_AsksAtTheField()
    {
        var (account, admin) = await host.SetUpAsync();
        var role = await account.AddRoleAsync("Relecture", Permissions.Contacts);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(role)));
        await account.AddRoleAsync("Relecture", Permissions.Contacts);
        var url = $"{List}/roles/{role}";

        PageAssert.FieldError(
            await account.UnchangedBy(() => admin.SubmitAsync(url, _ => { }, Restore("roles", role))), "Name",
            Words.Core("Role_NameTaken", "Relecture"));
        var answer = await admin.SubmitAsync(url, form => form.Set("Name", "Relecture 2"), Restore("roles", role));
        PageAssert.RedirectsTo($"/administration/roles/{role}", answer);
    }

    [Fact]
    public async Task Post_Restore_SaysWhatDidNotComeBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddHolderAsync(Permissions.Contacts);
        var role = (await account.RolesOfAsync(id)).Single();
        var name = await account.Inside(core => core.Db.Roles.Where(found => found.Id == role).Select(found => found.Name!).SingleAsync());
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(role)));

        Assert.Contains(Words.Web("Trash_RoleGone"), (await admin.GetAsync($"{List}/contacts/{id}")).Text);
        var answer = await admin.SubmitAsync($"{List}/contacts/{id}", _ => { }, Restore("contacts", id));

        PageAssert.Notice(
            await admin.GetAsync(answer.Location!),
            Words.Web("Trash_Restored", "Sandra Durand") + Words.Web("Trash_LeftOut", Words.Core("Restore_RoleGone", name)));
    }

    [Fact]
    public async Task Post_Erase_EndsTheWayBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await NamedAsync(account);

        var answer = await admin.SubmitAsync(
            $"{List}/contacts/{id}", form => form.Set("Confirmed", "true"), $"{List}/contacts/{id}/effacer");

        PageAssert.RedirectsTo(List + "?genre=contacts", answer);
        PageAssert.Notice(await admin.GetAsync(answer.Location!), Words.Web("Trash_PersonErased"));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync($"{List}/contacts/{id}"));
        var journal = await admin.GetAsync($"/administration/journal?contact={id}");
        Assert.Contains(Words.Web("Journal_Erased", id), journal.Text);
        Assert.DoesNotContain("Lahaye", journal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PageOfWhatWasDeleted_LeadsWhoeverMayRestoreItToTheTrash()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await NamedAsync(account);
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.ContactsEdit));
        var (_, stranger) = await host.SetUpAsync();
        var address = $"/administration/contacts/{id}/informations";

        var page = await admin.GetAsync(address);

        PageAssert.Is(HttpStatusCode.NotFound, page);
        Assert.Equal(Words.Web("Error_SeeInTrash"), page.Element($"a[href='{List}/contacts/{id}']").TextContent);
        foreach (var site in new[] { reader, stranger })
        {
            var answer = await site.GetAsync(address);
            PageAssert.Is(HttpStatusCode.NotFound, answer);
            Assert.DoesNotContain(Words.Web("Error_InTrash"), answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_LabelThatIsGone_IsSaidNotToComeBack()
    {
        var (account, admin) = await host.SetUpAsync();
        var (stays, goes) = (await account.AddLabelAsync<Group>("Nord"), await account.AddLabelAsync<Group>("Sud"));
        var id = await account.AddDeletedContactAsync(async contact => WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contact, Sample.Ids(stays, goes), Sample.Ids()))));
        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.DeleteAsync(goes)));

        var page = await admin.GetAsync($"{List}/contacts/{id}");

        var labels = page.Document.QuerySelectorAll(".facts li").ToDictionary(
            item => item.QuerySelector("bdi")!.TextContent, item => item.QuerySelector(".choice-reason") is not null);
        Assert.Equal(new Dictionary<string, bool> { ["Nord"] = false, ["Sud"] = true }, labels);
    }

    [Fact]
    public async Task Post_EraseWithoutTheTick_AsksForIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddDeletedContactAsync();

        var page = await account.UnchangedBy(() =>
            admin.SubmitAsync($"{List}/contacts/{id}", _ => { }, $"{List}/contacts/{id}/effacer"));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        PageAssert.Summary(page, Words.Web("Trash_EraseUnconfirmed"));
    }

    [Fact]
    public async Task Post_FewerDays_AsksBeforeItErases()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddDeletedContactAsync();
        const string Settings = "/parametrages/compte";

        var asked = await admin.SubmitAsync(Settings, form => form.Set("TrashDays", "0"));
        PageAssert.Is(HttpStatusCode.Conflict, asked);
        Assert.Contains(Words.Web("Account_TrashQuestion_one", 1), asked.Text);
        Assert.Null(await DaysAsync(account));
        PageAssert.RedirectsTo(Settings, await admin.SubmitAsync(asked, _ => { }, Settings));
        Assert.Equal(0, await DaysAsync(account));
        PageAssert.RedirectsTo(Settings, await admin.SubmitAsync(Settings, form => form.Set("TrashDays", "7")));
    }

    [Theory]
    [InlineData("nulle-part", 1)]
    [InlineData("contacts", 999_999_999)]
    public async Task Any_WhatIsNotThere_Is404(string kind, long id)
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.Is(HttpStatusCode.NotFound, await admin.GetAsync($"{List}/{kind}/{id}"));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(Restore(kind, id), _ => { }));
        PageAssert.Is(HttpStatusCode.NotFound, await admin.PostByHandAsync(
            $"{List}/{kind}/{id}/effacer", form => form.Set("Confirmed", "true")));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("99999999999999999999-1")]
    [InlineData("3155378975999999999-1")]
    [InlineData("-")]
    public async Task Get_PlaceThatIsNone_IsTheFirstPage(string before)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddDeletedContactAsync();

        Assert.Contains("Sandra Durand", (await admin.GetAsync($"{List}?avant={before}")).Text);
    }

    private static Task<int?> DaysAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(found => found.TrashDays).SingleAsync());

    private static async Task<long> NamedAsync(TestAccount account)
    {
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Perrine", "Lahaye"));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        return id;
    }

    private static string Restore(string kind, long id) => $"{List}/{kind}/{id}/restaurer";
}
