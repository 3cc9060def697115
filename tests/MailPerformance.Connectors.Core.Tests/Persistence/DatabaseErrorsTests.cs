using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>What an operator reads when the database cannot be used: one sentence that says what to do, without the password.</summary>
public sealed class DatabaseErrorsTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("'migrate'", 4060, 18456)]
    [InlineData("'migrate'", 911)]
    [InlineData("have the database made", 262)]
    [InlineData("make the login a user", 1801)]
    [InlineData("check the user and the password", 18456)]
    [InlineData("check the user and the password", 18487)]
    [InlineData("give it the roles", 229)]
    [InlineData("did not answer in time", -2)]
    [InlineData("trusts", -2146893019)]
    [InlineData("trusts", 20)]
    [InlineData("cannot be reached", 53)]
    [InlineData("cannot be reached", -1)]
    public void WhyUnusable_OfSqlServersNumbers_SaysWhatToDo(string expected, params int[] numbers) =>
        AssertSentence(expected, OnSqlServer(SqlExceptions.Of(numbers)));

    [Theory]
    [InlineData("A connection was successfully established with the server, but then an error occurred during the pre-login handshake.")]
    [InlineData("(provider: TCP Provider, error: 35)")]
    public void WhyUnusable_OfTlsThatFails_SaysSo(string text) =>
        AssertSentence("trusts", OnSqlServer(SqlExceptions.Of([35], text, 20, new AuthenticationException("The certificate is invalid"))));

    [Fact]
    public void WhyUnusable_OfAConnectionThatBreaks_SaysSo() => AssertSentence("breaks", OnSqlServer(SqlExceptions.Of([121], "", 20)));

    [Fact]
    public void WhyUnusable_AfterRetries_LooksUnderneath() =>
        AssertSentence("'migrate'", OnSqlServer(new RetryLimitExceededException("", new DbUpdateException("", SqlExceptions.Of([4060])))));

    [Fact]
    public void WhyUnusable_OfWhatIsNotTheDatabases_IsNull()
    {
        Assert.Null(OnSqlServer(new InvalidOperationException(Secret)));
        Assert.Null(OnSqlServer(SqlExceptions.Of([2627])));
    }

    [Fact]
    public async Task Server_ThatDoesNotListen_IsSaidToBeUnreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var services = Services(new ServiceCollection().AddSqlServerConnectors(
            $"Server=127.0.0.1,{port};Database=none;User ID=sa;Password={Secret};Connect Timeout=2", new DatabaseSettings(RetryCount: 0)));

        AssertSentence($"'127.0.0.1,{port}' cannot be reached", await WhyAsync(services, db => db.Database.MigrateAsync()));
        AssertSentence($"'127.0.0.1,{port}' cannot be reached", await WhyAsync(services, db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_IsNamed()
    {
        var directory = Directory.CreateTempSubdirectory("connectors-");
        var file = Path.Combine(directory.FullName, "letter.txt");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Chère Madame, ", 100)));
        await using var services = Services(new ServiceCollection().AddSqliteConnectors($"Data Source={file};Pooling=false", "/"));

        AssertSentence($"'{file}' is not an SQLite database", await WhyAsync(services, db => db.Database.MigrateAsync()));
        AssertSentence($"'{file}' is not an SQLite database", await WhyAsync(services, db => db.Database.GetPendingMigrationsAsync()));
        directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(false, "of the database cannot be opened or written")]
    [InlineData(true, "of the database cannot be read or written")]
    public async Task File_ThatCannotBeOpened_IsNamed(bool isFolder, string expected)
    {
        // No folder around it, or a folder in its place: what no right helps against, not even an administrator's.
        var directory = Directory.CreateTempSubdirectory("connectors-");
        var file = Path.Combine(directory.FullName, "below", "web.db");
        await using var services = Services(new ServiceCollection().AddSqliteConnectors($"Data Source={file};Pooling=false", "/"));
        directory.Delete(recursive: true);
        if (isFolder)
        {
            Directory.CreateDirectory(file);
        }

        AssertSentence($"'{file}' {expected}", await WhyAsync(services, db => db.Database.MigrateAsync()));
    }

    [Fact]
    public void Folder_ThatCannotBeMade_IsNamed()
    {
        var file = Path.GetTempFileName();

        var refused = Assert.Throws<CannotStartException>(() =>
            new ServiceCollection().AddSqliteConnectors($"Data Source={Path.Combine(file, "below", "web.db")}", Path.GetTempPath()));

        AssertSentence("cannot be opened or written", refused.Message);
        File.Delete(file);
    }

    [Fact]
    public void ConnectionString_ThatIsNone_IsNotRepeated()
    {
        var text = $"Server=a;Password=x;{Secret}";

        var services = new ServiceCollection();

        AssertSentence("SQL Server", Assert.Throws<CannotStartException>(() => services.AddSqlServerConnectors(text)).Message);
        AssertSentence("SQLite", Assert.Throws<CannotStartException>(() => services.AddSqliteConnectors(text, "/")).Message);
    }

    private static void AssertSentence(string expected, string? sentence)
    {
        Assert.NotNull(sentence);
        Assert.Contains(expected, sentence);
        Assert.DoesNotContain(Secret, sentence);
        Assert.DoesNotContain('\n', sentence);
        Assert.EndsWith(sentence.EndsWith(')') ? ")" : ".", sentence);
    }

    private static string? OnSqlServer(Exception failure)
    {
        using var services = Services(new ServiceCollection().AddSqlServerConnectors(
            $"Server=sql;Database=Connectors;User ID=u;Password={Secret}"));
        return services.GetRequiredService<IDatabaseErrors>().WhyUnusable(failure);
    }

    private static async Task<string?> WhyAsync(ServiceProvider services, Func<ConnectorsDbContext, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => work(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>()));
        return services.GetRequiredService<IDatabaseErrors>().WhyUnusable(failure);
    }

    private static ServiceProvider Services(IServiceCollection services) => services.AddScoped<CurrentAccount>().BuildServiceProvider();
}
