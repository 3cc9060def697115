using System.Collections;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace MailPerformance.Connectors.Web.Infrastructure.Hosting;

/// <summary>
/// Settings from files, as Docker and Kubernetes mount secrets: the environment variable <c>Mail__Password_FILE</c> names the file that
/// holds <c>Mail:Password</c>. It stands where the environment does: above configuration files, below the command line.
/// </summary>
public static class SecretFiles
{
    private const string Ending = "_FILE";

    // Other programs have variables with that ending too (SSL_CERT_FILE); ours have a section in their name, but for these.
    private static readonly string[] WithoutSection = [PublicAddress.Key, "AllowedHosts"];

    /// <exception cref="CannotStartException">
    /// A file cannot be read, or a setting has both a value and a file. Those that can be read are there all the same.
    /// </exception>
    public static void AddSecretFiles(this ConfigurationManager configuration, IDictionary<string, string> environment)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        CannotStartException? refused = null;
        foreach (var (variable, file) in environment.Where(one => KeyOf(one.Key) is not null)
            .OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            try
            {
                values[KeyOf(variable)!] = Read(variable, file, environment);
            }
            catch (CannotStartException refusal)
            {
                refused ??= refusal;
            }
        }

        if (values.Count > 0)
        {
            var sources = ((IConfigurationBuilder)configuration).Sources;
            var place = sources.ToList().FindLastIndex(source => source is EnvironmentVariablesConfigurationSource);
            sources.Insert(place + 1, new MemoryConfigurationSource { InitialData = values });
        }

        if (refused is not null)
        {
            throw refused;
        }
    }

    /// <summary>The environment of this process.</summary>
    public static IDictionary<string, string> OfProcess()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return environment;
    }

    private static string? KeyOf(string variable)
    {
        if (!variable.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = NameOf(variable).Replace("__", ":", StringComparison.Ordinal);
        return key.Contains(':') || WithoutSection.Contains(key, StringComparer.OrdinalIgnoreCase) ? key : null;
    }

    private static string NameOf(string variable) => variable[..^Ending.Length];

    private static string Read(string variable, string file, IDictionary<string, string> environment)
    {
        if (environment.TryGetValue(NameOf(variable), out var value) && value.Length > 0)
        {
            throw new CannotStartException($"{NameOf(variable)} and {variable} are both set: keep one of them.");
        }

        try
        {
            var text = File.ReadAllText(file);
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Not the name of the file: who mixes the variables up has written the secret itself there.
            throw new CannotStartException(
                $"The file that {variable} names cannot be read: it must be there, and this program's user may read it.");
        }
    }
}
