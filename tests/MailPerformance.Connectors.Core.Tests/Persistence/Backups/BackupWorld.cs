using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Core.Tests.Persistence.Backups;

/// <summary>A database that is up to date, in a folder of its own, and its backups.</summary>
public sealed class BackupWorld : IAsyncDisposable
{
    private const string Insert = "INSERT INTO DataProtectionKeys (FriendlyName, Xml) VALUES ($text, '')";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-backup-");
    private readonly ServiceProvider _services;

    private BackupWorld() => _services = new ServiceCollection()
        .AddSqliteConnectors($"Data Source={File};Pooling=false", "/")
        .AddScoped<CurrentAccount>()
        .AddSingleton<TimeProvider>(Time)
        .BuildServiceProvider();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 30, 8, 15, 0, TimeSpan.Zero));

    public string File => Path.Combine(_folder.FullName, "web.db");

    public string Backup => Path.Combine(_folder.FullName, "copies", "monday.db");

    public string Manifest => BackupManifest.FileOf(Backup);

    public IDatabaseBackup Backups => _services.GetRequiredService<IDatabaseBackup>();

    public static async Task<BackupWorld> NewAsync()
    {
        var world = new BackupWorld();
        Directory.CreateDirectory(Path.GetDirectoryName(world.Backup)!);
        await using var migrated = TestDatabase.Migrated();
        System.IO.File.Copy(new SqliteConnectionStringBuilder(migrated.ConnectionString).DataSource, world.File);
        return world;
    }

    /// <summary>The same with one row that the backup has, and one that came after it.</summary>
    public static async Task<BackupWorld> WithBackupAsync()
    {
        var world = await NewAsync();
        await AddAsync(world.File, "before");
        await world.Backups.CreateAsync(world.Backup);
        await AddAsync(world.File, "after");
        return world;
    }

    /// <summary>What lies in the folder of the database, or of its backups.</summary>
    public static string[] NamesBeside(string file) =>
    [
        .. new DirectoryInfo(Path.GetDirectoryName(file)!).EnumerateFileSystemInfos()
            .Select(found => found.Name).Order(StringComparer.Ordinal),
    ];

    public static Task AddAsync(string file, string text) => RunAsync(file, Insert, text);

    public static async Task RunAsync(string file, string sql, string? text = null)
    {
        await using var connection = Open(file);
        Run(connection, sql, text);
    }

    /// <summary>The rows that <see cref="AddAsync"/> has made.</summary>
    public static async Task<string[]> TextsAsync(string file)
    {
        await using var connection = Open(file);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT FriendlyName FROM DataProtectionKeys ORDER BY Id";
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return [.. texts];
    }

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=false");
        connection.Open();
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql, string? text = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$text", text ?? "");
        command.ExecuteNonQuery();
    }

    public static void Add(SqliteConnection connection, string text) => Run(connection, Insert, text);

    /// <summary>Changes the manifest, as somebody would who wants it to fit.</summary>
    public async Task RewriteManifestAsync(Func<BackupManifest, BackupManifest> change) => await System.IO.File.WriteAllTextAsync(
        Manifest, change(BackupManifest.TryRead(await System.IO.File.ReadAllTextAsync(Manifest))!).Write());

    /// <summary>Length and hash of the manifest are those of the file again, whatever was done to it.</summary>
    public async Task FitFileAsync()
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(Backup);
        await RewriteManifestAsync(manifest => manifest with
        {
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
