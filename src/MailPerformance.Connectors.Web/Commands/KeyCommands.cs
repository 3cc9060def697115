using System.CommandLine;
using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Keys;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>keys encrypt</c>: no key of data protection in clear any more, or written with a certificate that is to go.</summary>
public static class KeyCommands
{
    public const string Word = "keys";

    public static Command Create(IServiceProvider services)
    {
        var encrypt = new Command("encrypt", "Writes all keys of data protection anew with the certificate of Keys:Certificate.");
        encrypt.SetAction((_, cancellation) => EncryptAsync(services, cancellation));
        return new Command(Word, "Keys of data protection.") { encrypt };
    }

    private static async Task<int> EncryptAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        if (await services.GetRequiredService<KeyRing>().EncryptAsync(db, cancellation) is not { } written)
        {
            await Console.Error.WriteLineAsync($"{KeyCertificates.Key} is not set: there is nothing to encrypt the keys with.");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} keys are encrypted with the present certificate."));
        return 0;
    }
}
