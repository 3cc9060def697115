using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A node goes on while the next version has migrated its database already.</summary>
public sealed class NewerDatabaseTests
{
    [SqliteFact]
    public async Task Node_OfTheVersionBefore_GoesOn_WhenTheNextOneHasMigrated()
    {
        await using var host = new ConnectorsFactory();
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var page = await admin.GetAsync($"/administration/contacts/{id}/informations");
        await host.InScope(core => MigrateAheadAsync(core.Db));

        var saved = await admin.SubmitAsync(
            page, form => form.Set("LastName", "Enregistré après"), $"/administration/contacts/{id}/informations");
        PageAssert.RedirectsTo($"/administration/contacts/{id}/informations", saved);

        await account.AddHolderAsync();
        await account.AsAdministrator(async core => WriteAssert.Done(await core.Contacts.DeleteAsync(id)));
        var list = await (await host.SignInAsync(account.Code + "admin")).GetAsync("/administration/contacts");
        Assert.DoesNotContain("Enregistré après", list.Text, StringComparison.Ordinal);
        Assert.Contains("2 contacts", list.Text, StringComparison.Ordinal);
    }

    // What a migration may do while this version is at work: a table, and columns that it does not know, in every table.
    private static async Task MigrateAheadAsync(DbContext db)
    {
        var tables = await db.Database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").ToListAsync();
        Assert.Contains("Contacts", tables);
        List<string> statements =
        [
            "CREATE TABLE \"Next\" (\"Id\" INTEGER PRIMARY KEY)",
            "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Next', '11.0.0')",
        ];
        statements.AddRange(tables.Where(table => !table.StartsWith("__EF", StringComparison.Ordinal)).SelectMany(table => new[]
        {
            $"ALTER TABLE \"{table}\" ADD COLUMN \"NextEmpty\" TEXT",
            $"ALTER TABLE \"{table}\" ADD COLUMN \"NextZero\" INTEGER NOT NULL DEFAULT 0",
        }));
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
