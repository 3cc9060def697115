using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Imports;

/// <summary>Contacts from a file: foreseen by the real writes, done, done again without effect.</summary>
public sealed class ImportTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Head = "Nom;Prénom;Utilisateur;E-mail;Rôles;Groupes;Catégories;iPhone;Date de fin";

    [Fact]
    public async Task Import_MakesContacts_WithRolesLabelsAndConnectors_AndForeseesIt()
    {
        var account = await FullAccountAsync();
        var line = "Durand;Sandra;sandra;sandra@exemple.fr;Accueil|Presse;Nord;Sport;Lecture/Ecriture;31/12/2026";
        var id = await account.ForeseeImportAsync(account.AdministratorId, Head, line);

        Assert.Equal(BatchOutcome.WouldCreate, Assert.Single(await account.ItemsOfBatchAsync(id)).Outcome);
        Assert.False(await ExistsAsync(account, "sandra"));
        Assert.Equal(
            ["LastName", "FirstName", "LoginName", "Email", "Roles", "Groups", "Categories", "Connector:iphone"],
            Assert.Single(await account.RowsOfImportAsync(id)).Changes!.Select(change => change.Field)
                .Except(["Language", "TimeZone", "RowsPerTable", "ValidUntil"]));

        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        var item = Assert.Single(await account.ItemsOfBatchAsync(id));
        Assert.Equal((BatchOutcome.Created, null), (item.Outcome, item.Message));
        var contact = await account.FindAsync(item.ContactId);
        Assert.Equal(("Durand", "sandra@exemple.fr", new DateOnly(2026, 12, 31)), (contact.LastName, contact.Email, contact.ValidUntil));
        Assert.Equal(2, (await account.RolesOfAsync(item.ContactId)).Count);
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.ConnectorsOfAsync(item.ContactId)).Privilege);
        Assert.Equal(1, await account.Inside(core => core.Db.Set<ContactGroup>().CountAsync(link => link.ContactId == item.ContactId)));
    }

    [Fact]
    public async Task Import_TheSameFileTwice_ChangesNothing()
    {
        var account = await FullAccountAsync();
        string[] lines =
        [
            Head, "Durand;Sandra;sandra;sandra@exemple.fr;Accueil;Nord;Sport;Lecture;31/12/2026", "Roux;Paul;paul;paul@exemple.fr;;;;;",
        ];
        await account.ImportAsync(account.AdministratorId, lines);
        var before = await StateAsync(account);

        var id = await account.ImportAsync(account.AdministratorId, lines);

        Assert.All(await account.ItemsOfBatchAsync(id), item => Assert.Equal(BatchOutcome.Stayed, item.Outcome));
        Assert.Equal(before, await StateAsync(account));
    }

    [Fact]
    public async Task Import_SaysOfEachRow_WhyItIsRefused_AndDoesNothingOfIt()
    {
        var account = await FullAccountAsync();
        var before = await StateAsync(account);

        var id = await account.ImportAsync(
            account.AdministratorId,
            Head,
            "Durand;Sandra;sandra;pas une adresse;Accueil;;;;",
            "Roux;Paul;paul;paul@exemple.fr;Inconnu;;;;",
            "Roux;Paul;paul2;paul@exemple.fr;;;;Beaucoup;",
            "Roux;Paul;;paul@exemple.fr;;;;;",
            "Roux;Paul;paul3;paul@exemple.fr;;;;;31/02/2026",
            "Roux;Paul;paul4;paul@exemple.fr;;;;;;trop");

        Assert.Equal(
            [
                Text("Contact_EmailMalformed"), Text("Import_UnknownName", "Inconnu"), Text("Import_Unreadable", "Beaucoup", "iPhone"),
                Text("Import_NoLogin"), Text("Import_Unreadable", "31/02/2026", "Date de fin"), Text("Import_TooManyCells"),
            ],
            (await account.ItemsOfBatchAsync(id)).Select(item => item.Message));
        Assert.Equal(before, await StateAsync(account));
    }

    [Fact]
    public async Task Import_TheSameLoginTwice_RefusesTheSecond_NamingTheFirstLine()
    {
        var account = await FullAccountAsync();
        var id = await account.ImportAsync(
            account.AdministratorId,
            "Nom;Prénom;Utilisateur;E-mail", "Un;Un;meme;un@exemple.fr", $"Deux;Deux;{account.Code}MEME;deux@exemple.fr");

        var items = await account.ItemsOfBatchAsync(id);
        Assert.Equal([BatchOutcome.Created, BatchOutcome.Refused], items.Select(item => item.Outcome));
        Assert.Equal(Text("Import_Twice", 2), items[1].Message);
    }

    [Fact]
    public async Task Import_EmptyCells_LeaveWhatIsThere()
    {
        var account = await FullAccountAsync();
        await account.ImportAsync(
            account.AdministratorId, Head, "Durand;Sandra;sandra;sandra@exemple.fr;Accueil;Nord;Sport;Lecture;31/12/2026");
        var id = await account.ImportAsync(account.AdministratorId, Head, "Martin;;sandra;;;;;;");

        var contact = await account.FindAsync(Assert.Single(await account.ItemsOfBatchAsync(id)).ContactId);
        Assert.Equal(("Martin", "Sandra", "sandra@exemple.fr"), (contact.LastName, contact.FirstName, contact.Email));
        Assert.Single(await account.RolesOfAsync(contact.Id));
        Assert.Equal(new ImportChangeText("LastName", "Durand", "Martin"), ImportChangeText.Of(
            Assert.Single(Assert.Single(await account.RowsOfImportAsync(id)).Changes!)));
    }

    [Fact]
    public async Task Import_GivesNoMore_ThanWhoeverImportsHolds()
    {
        var account = await FullAccountAsync();
        await account.AddRoleAsync("Chef", Permissions.RolesManage);
        var by = await account.AddHolderAsync(Permissions.ContactsCreate);
        var id = await account.ImportAsync(
            by,
            Head,
            "Un;Un;un;un@exemple.fr;;;;;",
            "Deux;Deux;deux;deux@exemple.fr;Chef;;;;",
            "Trois;Trois;trois;trois@exemple.fr;Administrateur;;;;",
            "Quatre;Quatre;quatre;quatre@exemple.fr;;;;Lecture;",
            $"Cinq;Cinq;{(await account.FindAsync(account.AdministratorId)).UserName};cinq@exemple.fr;;;;;");

        Assert.Equal(
            [BatchOutcome.Created, BatchOutcome.Refused, BatchOutcome.Refused, BatchOutcome.Refused, BatchOutcome.Refused],
            (await account.ItemsOfBatchAsync(id)).Select(item => item.Outcome));
        Assert.True(await ExistsAsync(account, "un"));
        Assert.False(await ExistsAsync(account, "deux"));
        Assert.False(await ExistsAsync(account, "quatre"));
    }

    [Fact]
    public async Task Create_AndChoose_AreForWhoeverMayCreate_AndTheirOwn()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un"))));

        WriteAssert.Forbidden(
            await account.As(editor, core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un"))),
            "Denial_MissingPermission", PermissionLabels.Of(Permissions.ContactsCreate));
        WriteAssert.NotFound(await account.As(editor, core => core.Imports.ChooseAsync(id, ["LoginName"])));
        WriteAssert.NotFound(await other.AsAdministrator(core => core.Imports.ChooseAsync(id, ["LoginName"])));
        Assert.Null(await other.AsAdministrator(core => core.Imports.FileAsync(id)));
        WriteAssert.Invalid(await account.AsAdministrator(core => core.Imports.ChooseAsync(id, [null])), "Columns", "Import_ColumnLogin");
        WriteAssert.Invalid(await account.AsAdministrator(core => core.Imports.ChooseAsync(id, [])), "Columns", "Import_ColumnsMissing");
        WriteAssert.Invalid(await account.AsAdministrator(core => core.Imports.ChooseAsync(id, ["Id"])), "Columns", "Import_ColumnUnknown");
        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Batches.ChooseAsync(id, new(BatchAction.Block))), "", "Batch_Begun");
    }

    [Fact]
    public async Task Choose_OtherColumnsAfterwards_ForgetsWhatTheFirstMeant()
    {
        var account = await FullAccountAsync();
        await account.ImportAsync(account.AdministratorId, "Utilisateur;Nom;Prénom;E-mail", "un;Un;U;un@exemple.fr");
        var id = await account.ForeseeImportAsync(account.AdministratorId, "Utilisateur;Nom;Autre", "un;Premier;deux");
        Assert.Equal(BatchOutcome.WouldChange, Assert.Single(await account.ItemsOfBatchAsync(id)).Outcome);

        WriteAssert.Done(await account.AsAdministrator(core => core.Imports.ChooseAsync(id, [null, "LastName", "LoginName"])));
        Assert.Equal(0, Assert.Single(await account.ItemsOfBatchAsync(id)).ContactId);
        await account.RunBatchesAsync();

        var item = Assert.Single(await account.ItemsOfBatchAsync(id));
        Assert.Equal((BatchOutcome.WouldBeRefused, 0), (item.Outcome, item.ContactId));
    }

    [Fact]
    public async Task Run_AfterAJobHasDied_GoesOn_AndDoesNothingTwice()
    {
        var account = await FullAccountAsync();
        string[] rows = [.. Enumerable.Range(1, 60).Select(number => $"Nom{number};P;n{number};n{number}@exemple.fr;Accueil;;;;")];
        var id = await account.ForeseeImportAsync(account.AdministratorId, [Head, .. rows]);
        WriteAssert.Done(await account.AsAdministrator(core => core.Batches.ConfirmAsync(id, false)));

        // One has died with its claim; later several are at it at once.
        await account.Inside(core => core.Db.Batches.Where(batch => batch.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, host.Now + BatchRunner.Claim)));
        Assert.Equal(0, await account.RunBatchesAsync());
        host.Time.Advance(BatchRunner.Claim);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(account.RunBatchesAsync)));
        await account.RunBatchesAsync();

        Assert.All(await account.ItemsOfBatchAsync(id), item => Assert.Equal((BatchOutcome.Created, null), (item.Outcome, item.Message)));
        Assert.Equal(60, await account.Inside(core => core.Db.Contacts.CountAsync(contact => contact.LastName.StartsWith("Nom"))));
    }

    [Fact]
    public async Task Delete_OfAContact_LeavesNothingOfWhatTheFileSaid()
    {
        var account = await FullAccountAsync();
        var id = await account.ImportAsync(account.AdministratorId, Head, "Durand;Sandra;sandra;sandra@exemple.fr;;;;;");
        var contact = Assert.Single(await account.ItemsOfBatchAsync(id)).ContactId;

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(contact)));

        var row = Assert.Single(await account.RowsOfImportAsync(id));
        Assert.Equal((0, null, null, null), (row.Cells.Count, row.Key, row.Changes, row.After));
    }

    [Fact]
    public async Task Prune_TakesTheRowsAndTheFileAlong()
    {
        var account = await host.CreateAccountAsync();
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un"))));

        await host.InScope(core => core.Batches.PruneAsync(host.Now.AddSeconds(1)));

        Assert.Empty(await account.RowsOfImportAsync(id));
        Assert.False(await account.Inside(core => core.Db.ImportFiles.AnyAsync(file => file.BatchId == id)));
    }

    private static string Text(string key, params object[] arguments) => WordsOf.French(key, arguments);

    private static Task<bool> ExistsAsync(TestAccount account, string name) =>
        account.Inside(core => core.Db.Contacts.AnyAsync(contact => contact.UserName == account.Code + name));

    private Task<TestAccount> FullAccountAsync() => ImportWorld.CreateAsync(host);

    private static Task<IReadOnlyList<string>> StateAsync(TestAccount account) => ImportWorld.StateAsync(account);
}
