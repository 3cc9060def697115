using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The first start on an empty database with jobs on, and what they need there.</summary>
public sealed class JobsStartTests
{
    private const string Tables = "SELECT COUNT(*) AS Value FROM INFORMATION_SCHEMA.TABLES WHERE LEFT(TABLE_NAME, 5) = 'QRTZ_'";

    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";

    [Fact]
    public async Task Start_OnNoDatabase_RunsTheJobs_AndSoDoesTheNextStart()
    {
        await using var database = new TestDatabase();
        for (var start = 0; start < 2; start++)
        {
            await using var host = new JobsFactory(database);
            await SendsAsync(host);
        }
    }

    [Fact]
    public async Task Orders_ThatTheSendingSystemDidNotAnswer_AreSentAgain_ByThemselves()
    {
        await using var database = TestDatabase.Migrated();
        var sending = new TestSending();
        await using var host = new JobsFactory(database, sending: sending);
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var end = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90);
        var contactId = await account.AddContactAsync(details => details.ValidUntil = end);
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(contactId);
        var id = await account.AddCampaignAsync(CampaignState.Sending);
        var request = new CampaignOrderRequest(id, CampaignMoveKind.Interrupt);
        var pending = WriteAssert.Done(await account.OrderAsync(await account.CallerAsync(contactId), request));
        Assert.Equal(CampaignOrderState.Sent, pending.Order!.State);
        sending[account].Answers(TestSending.Done(DateTime.UtcNow));

        var patience = DateTime.UtcNow.AddSeconds(60);
        while ((await account.CampaignAsync(id)).State != CampaignState.Interrupted)
        {
            Assert.True(DateTime.UtcNow < patience, "The order was not sent again in a minute.");
            await Task.Delay(200);
        }
    }

    [SqlServerFact]
    public async Task Start_OnAnEmptyServer_MakesTheTablesOfTheSchedule()
    {
        await using var database = new TestDatabase();
        await using var host = new JobsFactory(database);
        await SendsAsync(host);

        Assert.True(await database.UseAsync(db => db.Database.SqlQueryRaw<int>(Tables).SingleAsync()) >= 10);
    }

    [SqlServerFact]
    public async Task Start_WithTablesLeftToTheOperator_MakesNone_AndWorksOnceTheyAreThere()
    {
        await using var database = new TestDatabase();
        await using (var without = new JobsFactory(database, createsTables: false))
        {
            Assert.ThrowsAny<Exception>(() => without.Services);
        }

        Assert.Equal(0, await database.UseAsync(db => db.Database.SqlQueryRaw<int>(Tables).SingleAsync()));
        await database.UseAsync(RunScriptOfQuartzAsync);
        await using var host = new JobsFactory(database, createsTables: false);
        await SendsAsync(host);
    }

    // The invitation of a new contact goes out by itself.
    private static async Task SendsAsync(JobsFactory host)
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync(details =>
            details.ValidUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90));
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true)));

        var patience = DateTime.UtcNow.AddSeconds(60);
        while (!await account.Inside(core => core.Db.OutboxMails.AnyAsync(mail => mail.SentAt != null)))
        {
            Assert.True(DateTime.UtcNow < patience, "The mail was not sent in a minute.");
            await Task.Delay(200);
        }
    }

    // Quartz's own tables, made by hand as an operator would; the package carries them in pieces with the table prefix left open.
    private static async Task<bool> RunScriptOfQuartzAsync(ConnectorsDbContext db)
    {
        await using var script = typeof(IScheduler).Assembly.GetManifestResourceStream(Script)!;
        using var reader = new StreamReader(script);
        await db.Database.OpenConnectionAsync();
        foreach (var piece in (await reader.ReadToEndAsync()).Split("--;;\n", StringSplitOptions.TrimEntries).Skip(1))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = string.Format(CultureInfo.InvariantCulture, piece, "QRTZ_", "QRTZ_");
            await command.ExecuteNonQueryAsync();
        }

        return true;
    }
}
