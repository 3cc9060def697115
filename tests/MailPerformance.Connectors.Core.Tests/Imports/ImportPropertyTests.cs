using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Imports;

/// <summary>Whatever stands in a file: what is foreseen is what is done, and taking it back leaves the account as it was.</summary>
public sealed class ImportPropertyTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Head =
        "Civilité;Nom;Prénom;Utilisateur;E-mail;Langue;Fuseau;Notify;Lignes par tableau;Rôles;Groupes;Catégories;Segments;iPhone;iPad;Fin";

    // What a column may hold; the last of each cannot be taken.
    private static readonly string[][] Cells =
    [
        ["", "M.", "Mrs", "Chef"], ["", "Durand", "O'Neil", ""], ["", "Sandra", "Paul"], [],
        ["", "a@exemple.fr", "b@exemple.fr", "rien"], ["", "fr", "Anglais", "klingon"], ["", "Europe/Paris", "Mars/Base"],
        ["", "Oui", "no", "peut-être"], ["", "10", "50", "1000"], ["", "Accueil", "Presse, Accueil", "Personne"],
        ["", "Nord", "Sud|Nord", "Ouest"], ["", "Sport", "Danse"], ["", "Fidèles", "Autres"], ["", "Lecture", "Read/Write", "Tout"],
        ["", "Lecture", ""], ["", "31/12/2026", "2026-11-30", "2020-01-01"],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Import_DoesWhatWasForeseen_AndUndoRestoresTheAccount(int seed)
    {
        var account = await ImportWorld.CreateAsync(host);
        await account.ImportAsync(account.AdministratorId, [Head, .. Rows(seed * 100, 12, isGood: true)]);
        await account.AddConnectorAsync(await account.AddContactAsync());
        var before = await ImportWorld.StateAsync(account);

        var id = await account.ForeseeImportAsync(account.AdministratorId, [Head, .. Rows(seed, 25, isGood: false)]);
        var foreseen = await account.ItemsOfBatchAsync(id);
        var changes = (await account.RowsOfImportAsync(id)).Select(row => string.Join(',', row.Changes ?? [])).ToList();
        Assert.Equal(before, await ImportWorld.StateAsync(account));

        await account.ConfirmAndRunAsync(account.AdministratorId, id);
        var done = await account.ItemsOfBatchAsync(id);
        Assert.Equal(
            foreseen.Select(item => (DoneOf(item.Outcome), item.Message)), done.Select(item => (item.Outcome, item.Message)));
        Assert.Equal(changes, (await account.RowsOfImportAsync(id)).Select(row => string.Join(',', row.Changes ?? [])));
        Assert.Contains(done, item => item.Outcome == BatchOutcome.Created);
        Assert.Contains(done, item => item.Outcome == BatchOutcome.Changed);
        Assert.Contains(done, item => item.Outcome == BatchOutcome.Refused);
        Assert.NotEqual(before, await ImportWorld.StateAsync(account));

        var undo = await account.UndoAsync(account.AdministratorId, id);
        Assert.All(
            await account.ItemsOfBatchAsync(undo), item => Assert.Equal((BatchOutcome.Changed, null), (item.Outcome, item.Message)));
        Assert.Equal(before, await ImportWorld.StateAsync(account));
    }

    [Fact]
    public async Task Undo_LeavesAlone_WhatSomebodyHasChangedSince()
    {
        var account = await ImportWorld.CreateAsync(host);
        const string Columns = "Nom;Prénom;Utilisateur;E-mail;Groupes";
        var old = await account.ImportAsync(account.AdministratorId, Columns, "Un;U;un;un@exemple.fr;", "Deux;D;deux;deux@exemple.fr;");
        var id = await account.ImportAsync(
            account.AdministratorId,
            Columns,
            "Premier;;un;;Nord", "Second;;deux;;Nord", "Trois;T;trois;trois@exemple.fr;", "Quatre;Q;quatre;quatre@exemple.fr;",
            "Cinq;C;cinq;cinq@exemple.fr;");
        var contacts = (await account.ItemsOfBatchAsync(id)).ConvertAll(item => item.ContactId);
        var nord = await account.Inside(core =>
            core.Db.Set<Group>().Where(label => label.Name == "Nord").Select(label => label.Id).SingleAsync());
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contacts[0], Sample.Ids(), Sample.Ids(nord))));
        await account.SetPasswordAsync(contacts[2]);
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(contacts[3])));

        var undo = await account.UndoAsync(account.AdministratorId, id);

        Assert.Equal(
            [
                (BatchOutcome.Refused, WordsOf.French("Import_ChangedSince")), (BatchOutcome.Changed, null),
                (BatchOutcome.Refused, WordsOf.French("Import_HasPassword")), (BatchOutcome.Refused, WordsOf.French("Import_Gone")),
                (BatchOutcome.Changed, null),
            ],
            (await account.ItemsOfBatchAsync(undo)).Select(item => (item.Outcome, item.Message)));
        Assert.Equal("Premier", (await account.FindAsync(contacts[0])).LastName);
        Assert.Equal("Deux", (await account.FindAsync(contacts[1])).LastName);
        Assert.Equal("Trois", (await account.FindAsync(contacts[2])).LastName);
        Assert.Equal(2, (await account.ItemsOfBatchAsync(old)).Count);
    }

    private static BatchOutcome DoneOf(BatchOutcome foreseen) => foreseen switch
    {
        BatchOutcome.WouldCreate => BatchOutcome.Created,
        BatchOutcome.WouldChange => BatchOutcome.Changed,
        BatchOutcome.WouldStay => BatchOutcome.Stayed,
        _ => BatchOutcome.Refused,
    };

    // Some of the same people each time; a new one needs a name and an address, or is refused.
    private static IEnumerable<string> Rows(int seed, int count, bool isGood)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var cells = Cells.Select(cell => cell.Length == 0 ? "" : cell[random.Next(cell.Length - (isGood ? 1 : 0))]).ToList();
            cells[3] = isGood ? $"p{number}" : $"p{random.Next(30)}";
            if (isGood || random.Next(3) > 0)
            {
                (cells[1], cells[2], cells[4]) = ($"Nom{number}", "Prénom", $"p{number}@exemple.fr");
                (cells[0], cells[5], cells[6], cells[7], cells[8]) = ("", "fr", "", "", "");
                (cells[9], cells[10], cells[11], cells[12], cells[13]) = (cells[9].Replace("Personne", ""), "", "", "", "");
                cells[15] = "";
            }

            yield return string.Join(';', cells);
        }
    }
}
