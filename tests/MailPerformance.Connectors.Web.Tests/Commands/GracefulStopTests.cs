using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// A process that is asked to stop ends what it has begun and begins nothing new: a save is answered and written, streams end at once,
/// nobody new comes in, and a batch stops between two rows and goes on at the next start.
/// </summary>
public sealed class GracefulStopTests : ProcessTests
{
    private const string Groups = "/administration/groupes";
    private const int Rows = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Streams = ["/parametrages/connecteurs/evenements", "/campagnes/evenements"];

    [SqliteFact]
    public async Task Stop_EndsWhatHasBegun_AndNothingElseBegins()
    {
        using var server = StartServer();
        var (address, said) = await BuiltProgram.ListeningAsync(server);
        try
        {
            var site = await SignInAsync(address);
            var id = await BeginBatchAsync(site);
            var writer = TakeTheDatabase();
            var streams = await Task.WhenAll(Streams.Select(async stream =>
                await (await site.Client.GetAsync(stream, HttpCompletionOption.ResponseHeadersRead)).Content.ReadAsStreamAsync()));
            using var saving = new HeldSave(await site.GetAsync(Groups), Groups, "Pendant l’arrêt");
            var answer = await BeginAsync(site.Client, saving);

            await AskToStopAsync(server.Id);

            // All this while the save waits, which nothing but the test lets go on.
            Assert.All(await Task.WhenAll(streams.Select(ReadAsync)), text => Assert.StartsWith("retry: ", text));
            await UntilRefusedAsync(address);
            Assert.False(answer.IsCompleted);
            Assert.False(server.HasExited);
            saving.Send();
            await writer.DisposeAsync();

            Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);
            Assert.Contains("close", (await answer).Headers.Connection);
            await server.WaitForExitAsync();
            Assert.Equal(0, server.ExitCode);
            Assert.DoesNotContain(" ERR ", await said);
            var end = (await said)[(await said).IndexOf("Application is shutting down...", StringComparison.Ordinal)..];
            Assert.Contains($"POST {Groups} 302 in ", end);
            Assert.True(await Database.UseAsync(db => Everything<Group>(db).AnyAsync(group => group.Name == "Pendant l’arrêt")));
            await GoesOnAsync(id);
        }
        finally
        {
            await KillAsync(server);
        }
    }

    // Whoever holds a request for ever holds the process for Stop:Seconds. Below systemd, which is told when it serves and when it stops.
    [SqliteFact]
    public async Task Stop_OfARequestThatDoesNotEnd_HasABound()
    {
        using var manager = new ServiceManager(Folder);
        using var server = Start(manager, "--urls", "http://127.0.0.1:0", "--Stop:Seconds", "1");
        try
        {
            var (address, _) = await BuiltProgram.ListeningAsync(server);
            var site = await SignInAsync(address);
            Assert.Equal("READY=1", await manager.NextAsync());
            using var saving = new HeldSave(await site.GetAsync(Groups), Groups, "Jamais");
            var answer = await BeginAsync(site.Client, saving);

            await AskToStopAsync(await manager.ProcessAsync());
            Assert.Equal("STOPPING=1", await manager.NextAsync());
            await server.WaitForExitAsync();

            saving.Send();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer);
            Assert.Equal(0, server.ExitCode);
            Assert.False(await Database.UseAsync(db => Everything<Group>(db).AnyAsync(group => group.Name == "Jamais")));
        }
        finally
        {
            await KillAsync(server);
        }
    }

    // Somewhere between two rows, and free for whoever comes next; the next start does the rest, and none twice.
    private async Task GoesOnAsync(long id)
    {
        var stopped = await BatchAsync(id);
        var done = await CreatedAsync(id);
        Assert.Equal((BatchState.Running, null), (stopped.State, stopped.ClaimedUntil));
        Assert.InRange(done, 1, Rows - 1);
        using var next = StartServer();
        try
        {
            await BuiltProgram.AddressAsync(next);
            await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Ended);
        }
        finally
        {
            await KillAsync(next);
        }

        Assert.Equal(Rows, await CreatedAsync(id));
        Assert.Equal(Rows, await Database.UseAsync(db => Everything<JournalEntry>(db)
            .CountAsync(entry => entry.Kind == JournalKind.ContactCreated && entry.Said.Contains("Lot "))));
    }

    private async Task<long> BeginBatchAsync(TestSite site)
    {
        var text = new StringBuilder("Nom;Prénom;Utilisateur;E-mail\n");
        for (var row = 1; row <= Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Lot {row};Jean;lot{row};lot{row}@exemple.fr\n");
        }

        var sent = await site.UploadAsync(ImportAddresses.New, "contacts.csv", Encoding.UTF8.GetBytes(text.ToString()));
        var id = long.Parse(sent.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        await site.SubmitAsync(await site.GetAsync(sent.Location!), _ => { }, ImportAddresses.Columns(BatchAction.Import, id));
        await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Foreseen);
        await site.SubmitAsync(await site.GetAsync(BatchAddresses.One(id)), _ => { }, BatchAddresses.Run(id));
        await UntilAsync(async () => await CreatedAsync(id) >= 1);
        return id;
    }

    // As a large write of somebody else would: who saves waits.
    private SqliteConnection TakeTheDatabase()
    {
        var connection = new SqliteConnection(Database.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    // To the point at which the server is at work on it.
    private static async Task<Task<HttpResponseMessage>> BeginAsync(HttpClient client, HeldSave saving)
    {
        var answer = client.SendAsync(new HttpRequestMessage(HttpMethod.Post, Groups)
        {
            Content = saving,
            Headers = { ExpectContinue = true },
        });
        Assert.Same(saving.Begun, await Task.WhenAny(saving.Begun, answer));
        return answer;
    }

    // What it says until it ends by itself.
    private static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private static Task UntilRefusedAsync(Uri address) => UntilAsync(async () =>
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return false;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode == SocketError.ConnectionRefused;
        }
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !await isSo();)
        {
            Assert.True(clock.Elapsed < Patience, "It did not come to that.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private static IQueryable<T> Everything<T>(ConnectorsDbContext db)
        where T : class => db.Set<T>().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private Task<Batch> BatchAsync(long id) =>
        Database.UseAsync(db => Everything<Batch>(db).AsNoTracking().SingleAsync(batch => batch.Id == id));

    private Task<int> CreatedAsync(long id) => Database.UseAsync(db => Everything<BatchItem>(db)
        .CountAsync(item => item.BatchId == id && item.Outcome == BatchOutcome.Created));
}
