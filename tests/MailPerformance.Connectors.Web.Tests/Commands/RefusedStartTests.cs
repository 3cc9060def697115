using System.Net.Sockets;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// The program where a setting makes no sense or its database cannot be used: one sentence on the error output says what to do, and the
/// exit code is 1.
/// </summary>
public sealed class RefusedStartTests : IDisposable
{
    private const string Secret = "pas-a-lire-1";

    private static readonly string[] Serve = ["--urls", "http://127.0.0.1:0"];

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-refused-").FullName;

    public static TheoryData<string[]> Ways => new(
        Serve,
        ["migrate"],
        ["account", "link", "--login", "FG3admin"],
        ["platform", "list"]);

    [Theory]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is 'Oracle'; it must be Sqlite or SqlServer.")]
    [InlineData(
        "ConnectionStrings:Connectors",
        "",
        "No database is configured: set Database:Provider (Sqlite or SqlServer) and ConnectionStrings:Connectors.")]
    [InlineData("Database:RetryCount", "souvent", "Database:RetryCount is 'souvent'; it must be a whole number from 0 to 20, or absent.")]
    [InlineData(
        "PublicUrl",
        "",
        "PublicUrl is not set: set it to the address at which browsers and phones reach this program, such as https://connecteurs.example.com.")]
    [InlineData(
        "Keys:Certificate",
        "nulle-part.pfx",
        "The file 'nulle-part.pfx' of Keys:Certificate cannot be read: it must be there, and this program's user may read it.")]
    [InlineData(
        "Proxy:Known",
        "10.0.0.0/99",
        "Proxy:Known has '10.0.0.0/99'; it must be addresses and networks, none of them of everybody, such as 10.0.0.0/8;192.168.1.4.")]
    [InlineData("Writes:WaitSeconds", "0", "Writes:WaitSeconds is '0'; it must be a whole number from 1 to 300, or absent.")]
    public async Task Setting_ThatMakesNoSense(string key, string value, string expected)
    {
        var settings = OnFile("web.db");
        settings[key] = value;

        Assert.Equal(expected, await RefusedAsync(Serve, settings));
        Assert.Equal(expected, await RefusedAsync(["migrate"], settings));
    }

    // Its error output and its exit code; only a process has files of secrets, which variables of its environment name.
    [Fact]
    public async Task Setting_OfAProcess_ThatMakesNoSense()
    {
        var settings = OnFile("web.db");
        settings["Mail:Password_FILE"] = "nulle-part";

        Assert.Equal(
            "The file that Mail__Password_FILE names cannot be read: it must be there, and this program's user may read it.",
            Refused(await BuiltProgram.RunAsync(_directory, ["migrate"], OfProcess(settings))));
    }

    // The server has begun to start, and says no more than a command does.
    [Fact]
    public async Task Server_OfAProcess_OnAFileThatIsNoDatabase()
    {
        await WriteLetterAsync();

        Assert.Contains(
            "letter.txt' is not an SQLite database",
            Refused(await BuiltProgram.RunAsync(_directory, Serve, OfProcess(OnFile("letter.txt")))));
    }

    [Fact]
    public async Task Database_ThatIsNotThere_AsksForMigrate_AndIsNotMade()
    {
        Assert.Contains("'migrate'", await RefusedAsync(Serve, OnFile("web.db")));

        Assert.False(File.Exists(Path.Combine(_directory, "web.db")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task File_ThatIsNoDatabase(string[] arguments)
    {
        await WriteLetterAsync();

        Assert.Contains("letter.txt' is not an SQLite database", await RefusedAsync(arguments, OnFile("letter.txt")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Folder_ThatCannotBeMade(string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory, "letter.txt"), "");

        Assert.Contains("cannot be opened or written", await RefusedAsync(arguments, OnFile(Path.Combine("letter.txt", "web.db"))));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Server_ThatCannotBeReached(string[] arguments)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = $"127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();

        var sentence = await RefusedAsync(
            arguments, OnServer($"Server={server};Database=none;User ID=sa;Password={Secret};Connect Timeout=2"));

        Assert.StartsWith($"The server '{server}' cannot be reached: ", sentence);
    }

    [SqlServerFact]
    public async Task Server_ThatRefusesThePassword()
    {
        await using var database = new TestDatabase();
        var settings = OnServer(database.With(connection => connection.Password = Secret));

        Assert.Contains("refuses the login", await RefusedAsync(Serve, settings));
        Assert.Contains("refuses the login", await RefusedAsync(["migrate"], settings));
    }

    [SqlServerFact]
    public async Task Server_WithoutTheDatabase()
    {
        await using var database = new TestDatabase();

        Assert.Contains("'migrate'", await RefusedAsync(Serve, OnServer(database.ConnectionString)));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static Dictionary<string, string> OnServer(string connectionString) => new()
    {
        ["Database:Provider"] = "SqlServer",
        ["ConnectionStrings:Connectors"] = connectionString,
    };

    private Dictionary<string, string> OnFile(string file) => new()
    {
        ["Database:Provider"] = "Sqlite",
        ["ConnectionStrings:Connectors"] = "Data Source=" + Path.Combine(_directory, file),
    };

    private Task WriteLetterAsync() =>
        File.WriteAllTextAsync(Path.Combine(_directory, "letter.txt"), string.Concat(Enumerable.Repeat("Chère Madame, ", 100)));

    private static Dictionary<string, string> OfProcess(Dictionary<string, string> settings) => new(settings)
    {
        ["PublicUrl"] = "https://connecteurs.exemple.fr",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    private async Task<string> RefusedAsync(string[] arguments, Dictionary<string, string> settings) =>
        Refused(await InnerProgram.RunAsync(_directory, arguments, settings).WaitAsync(TimeSpan.FromMinutes(2)));

    private static string Refused(Ended program)
    {
        Assert.True(program.Code == 1, $"{program.Code}: {program.Said}");
        Assert.DoesNotContain("   at ", program.Said);
        Assert.DoesNotContain("Exception", program.Said);
        Assert.DoesNotContain(Secret, program.Said);
        return program.Error;
    }
}
