using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>The same services on a real SQL Server, in a database that the test makes and drops.</summary>
public sealed class SqlServerTests
{
    [SqlServerFact]
    public async Task Migrate_Write_UniqueViolation_Search_Work()
    {
        var connection = new SqlConnectionStringBuilder(SqlServerFactAttribute.ConnectionString)
        {
            InitialCatalog = "ConnectorsTest" + Guid.NewGuid().ToString("N"),
        };
        await using var services = Services(connection.ConnectionString);
        await using var scope = services.CreateAsyncScope();
        var core = new CoreServices(scope.ServiceProvider);
        await core.Db.Database.MigrateAsync();
        try
        {
            WriteAssert.Done(await core.Installer.CreateAsync("FG3", "Compte FG3", Sample.Details(details => details.ValidUntil = null)));
            await WriteAsync(core);
            await SearchAsync(core);
            await ViolateAsync(core, scope.ServiceProvider.GetRequiredService<IDatabaseErrors>());
        }
        finally
        {
            await core.Db.Database.EnsureDeletedAsync();
        }
    }

    private static async Task WriteAsync(CoreServices core)
    {
        var details = Sample.Details(details => (details.LastName, details.LoginName) = ("Lecœur 🙂", "Sandra"));
        WriteAssert.Done(await core.Informations.CreateAsync(details, Sample.NoConnectors(), Guid.NewGuid()));
        var again = Sample.Details(details => details.LoginName = "SANDRA");
        WriteAssert.Invalid(
            await core.Informations.CreateAsync(again, Sample.NoConnectors(), Guid.NewGuid()),
            nameof(ContactDetails.LoginName), "Contact_LoginTaken", "FG3SANDRA");
    }

    private static async Task SearchAsync(CoreServices core)
    {
        Assert.Equal(1, await core.Db.Contacts.Matching("coeur 🙂", core.Db).CountAsync());
        Assert.Equal(0, await core.Db.Contacts.Matching("coeurs", core.Db).CountAsync());
    }

    private static async Task ViolateAsync(CoreServices core, IDatabaseErrors errors)
    {
        foreach (var name in new[] { "Été", "ete" })
        {
            var label = new Group();
            label.Rename(name);
            core.Db.Add(label);
        }

        var violation = await Assert.ThrowsAsync<DbUpdateException>(() => core.Db.SaveChangesAsync());
        Assert.True(errors.IsUniqueViolation(violation));
    }

    private static ServiceProvider Services(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSqlServerConnectors(connectionString);
        services.AddConnectorsCore().AddDefaultTokenProviders();
        return services.BuildServiceProvider();
    }
}
