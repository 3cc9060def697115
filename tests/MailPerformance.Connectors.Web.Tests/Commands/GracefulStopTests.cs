using System.Net.Sockets;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Labels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// A process that is asked to stop ends what it has begun and begins nothing new: a save is answered and written, streams end at once,
/// nobody new comes in, and a batch stops between two rows and goes on at the next start.
/// </summary>
public sealed class GracefulStopTests : ImportProcessTests
{
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
        var done = await CountAsync(id, BatchOutcome.Created);
        Assert.Equal((BatchState.Running, null), (stopped.State, stopped.ClaimedUntil));
        Assert.InRange(done, 1, Rows - 1);
        await using (var next = StartNode())
        {
            next.StartServer();
            await UntilAsync(async () => (await BatchAsync(id)).State == BatchState.Ended);
        }

        Assert.Equal(Rows, await CountAsync(id, BatchOutcome.Created));
        Assert.Equal(Rows, await CreationsAsync());
    }

    private async Task<long> BeginBatchAsync(TestSite site)
    {
        var id = await ForeseeAsync(site);
        await RunImportAsync(site, id);
        await UntilAsync(async () => await CountAsync(id, BatchOutcome.Created) >= 1);
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
}
