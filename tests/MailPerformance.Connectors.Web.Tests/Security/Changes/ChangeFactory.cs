using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// A host whose database is looked at after each request, and put back as it was after each that has changed something: so everybody
/// meets the same rows. SQLite's, which copies a database in a few milliseconds.
/// </summary>
public sealed class ChangeFactory : ConnectorsFactory, IAsyncLifetime
{
    private readonly SqliteConnection _copy = new("Data Source=:memory:");
    private SqliteConnection _database = null!;
    private long _version;

    public ChangeWorld World { get; private set; } = null!;

    /// <summary>What every request finds.</summary>
    public DatabaseState Before { get; private set; } = null!;

    /// <summary>Sends what it is given and nothing else: cookies stand in the request.</summary>
    public HttpClient Client { get; private set; } = null!;

    protected override bool KeepsMails => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);

        // Hashing is slow on purpose, and nothing here depends on it.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000));
    }

    public async Task InitializeAsync()
    {
        if (TestDatabase.IsSqlServer)
        {
            return;
        }

        World = await ChangeWorld.CreateAsync(this);
        Client = CreateDefaultClient();
        _database = new SqliteConnection(Database.ConnectionString);
        await _database.OpenAsync();
        await _copy.OpenAsync();
        _database.BackupDatabase(_copy);
        Before = await StateAsync();
        _version = Version();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _copy.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>Null when nobody has committed a write since the database was last as it was.</summary>
    public async Task<DatabaseState?> ChangedAsync() => Version() == _version ? null : await StateAsync();

    /// <summary>Puts everything back.</summary>
    public void Restore()
    {
        _copy.BackupDatabase(_database);
        _version = Version();
    }

    /// <summary>A browser whose cookies can be read.</summary>
    public (TestSite Site, CookieContainerHandler Cookies) Browser()
    {
        var cookies = new CookieContainerHandler();
        return (new TestSite(CreateDefaultClient(cookies)), cookies);
    }

    private Task<DatabaseState> StateAsync() => this.InScope(async core => new DatabaseState(await AccountDump.OfAllAsync(core.Db)));

    // Another one after each commit of another connection.
    private long Version()
    {
        using var command = _database.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }
}
