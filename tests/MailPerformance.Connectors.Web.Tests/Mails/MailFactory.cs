using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Mails;

/// <summary>Mails go to an SMTP server on this port.</summary>
internal sealed class MailFactory(int port) : ConnectorsFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("PublicUrl", "https://connecteurs.example.com");
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Mail:Security", "None");
        builder.UseSetting("Mail:From", "MailPerformance <connecteurs@example.com>");
    }
}
