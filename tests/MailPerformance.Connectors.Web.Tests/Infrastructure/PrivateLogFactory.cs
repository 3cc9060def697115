using System.Globalization;
using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The host with its log in memory, in the environment that a test wants, and with a mail server.</summary>
public class PrivateLogFactory : LogFactory
{
    private readonly string _environment;
    private readonly int _mailPort;

    public PrivateLogFactory(string environment, int mailPort)
    {
        (_environment, _mailPort) = (environment, mailPort);
        ClientOptions.BaseAddress = new Uri(PublicUrl);
    }

    private static string PublicUrl => "https://connecteurs.exemple.fr";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Database.MigrateAsync().GetAwaiter().GetResult();
        base.ConfigureWebHost(builder);
        builder.UseEnvironment(_environment);
        builder.UseSetting("PublicUrl", PublicUrl);
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", _mailPort.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Mail:Security", "None");
        builder.UseSetting("Mail:From", "MailPerformance <expediteur@exemple.com>");
    }
}
