using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Hosting;
using Microsoft.Extensions.Configuration;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Hosting;

/// <summary><c>..._FILE</c>: a setting from the file that a variable names.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private const string Secret = "pas-a-lire-1";

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-secrets-").FullName;

    [Theory]
    [InlineData(Secret, Secret)]
    [InlineData(Secret + "\n", Secret)]
    [InlineData(Secret + "\r\n", Secret)]
    [InlineData(Secret + "\n\n", Secret + "\n")]
    [InlineData(" " + Secret + " \n", " " + Secret + " ")]
    public void File_GivesTheSetting_WithoutItsLastLineEnd(string content, string expected) =>
        Assert.Equal(expected, Configured(new() { ["Mail__Password_FILE"] = Write("mail", content) })["Mail:Password"]);

    [Fact]
    public void Files_OfSeveralSettings_OfTheRootToo()
    {
        var configuration = Configured(new()
        {
            ["ConnectionStrings__Connectors_FILE"] = Write("db", "Data Source=a.db\n"),
            ["Keys__OldCertificates__0__Password_FILE"] = Write("old", "b"),
            ["PublicUrl_FILE"] = Write("url", "https://c.example.com\n"),
        });

        Assert.Equal("Data Source=a.db", configuration.GetConnectionString("Connectors"));
        Assert.Equal("b", configuration["Keys:OldCertificates:0:Password"]);
        Assert.Equal("https://c.example.com", configuration["PublicUrl"]);
    }

    [Fact]
    public void File_StandsAboveConfigurationFiles_AndBelowTheCommandLine()
    {
        var environment = new Dictionary<string, string>
        {
            ["Mail__Host_FILE"] = Write("host", "of-the-file"),
            ["Mail__User_FILE"] = Write("user", "of-the-file"),
        };

        var configuration = Configured(environment, builder => builder
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Host"] = "of-json", ["Mail:User"] = "of-json" })
            .AddEnvironmentVariables("CONNECTORS_NOBODY_")
            .AddCommandLine(["--Mail:User=of-the-command-line"]));

        Assert.Equal("of-the-file", configuration["Mail:Host"]);
        Assert.Equal("of-the-command-line", configuration["Mail:User"]);
    }

    [Fact]
    public void VariablesOfOtherPrograms_AreLeftAlone() =>
        Assert.Null(Configured(new() { ["SSL_CERT_FILE"] = Path.Combine(_directory, "none.pem") })["SSL_CERT"]);

    [Fact]
    public void File_ThatIsNotThere_NamesTheVariable_AndWhatElseCouldBeReadIsThere()
    {
        var configuration = new ConfigurationManager();

        var refused = Assert.Throws<CannotStartException>(() => configuration.AddSecretFiles(new Dictionary<string, string>
        {
            ["Mail__Password_FILE"] = Secret,
            ["Mail__User_FILE"] = Write("user", "connectors"),
        }));

        Assert.StartsWith("The file that Mail__Password_FILE names cannot be read", refused.Message);
        Assert.DoesNotContain(Secret, refused.Message);
        Assert.Equal("connectors", configuration["Mail:User"]);
    }

    [Fact]
    public void ValueAndFile_OfOneSetting_AreRefused()
    {
        var refused = Assert.Throws<CannotStartException>(() => Configured(new()
        {
            ["Mail__Password"] = Secret,
            ["Mail__Password_FILE"] = Write("mail", Secret),
        }));

        Assert.Equal("Mail__Password and Mail__Password_FILE are both set: keep one of them.", refused.Message);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static ConfigurationManager Configured(
        Dictionary<string, string> environment, Action<IConfigurationBuilder>? others = null)
    {
        var configuration = new ConfigurationManager();
        others?.Invoke(configuration);
        configuration.AddSecretFiles(environment);
        return configuration;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, content);
        return path;
    }
}
