using MailPerformance.Connectors.Core.Mail;
using Microsoft.AspNetCore.Components.Web;
using MimeKit;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>Registers the sending of mails, and says at start what its configuration lacks.</summary>
public static class MailSetup
{
    public static void AddMails(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(SmtpSettings.Section);
        var hasServer = !string.IsNullOrEmpty(section[nameof(SmtpSettings.Host)]);
        services.AddOptions<SmtpSettings>().Bind(section)
            .Validate(
                settings => !hasServer || MailboxAddress.TryParse(settings.From, out _),
                "Mail:From must be an address when Mail:Host is set.")
            .Validate(settings => settings.TimeoutSeconds is > 0 and <= 600, "Mail:TimeoutSeconds must be from 1 to 600.")
            .ValidateOnStart();
        services.Configure<OutboxOptions>(options =>
        {
            options.IsEnabled = hasServer || (environment.IsDevelopment() && section.GetValue("Keep", true));
            options.KeepsWhatWasSaid = environment.IsDevelopment();
        });
        services.AddScoped<HtmlRenderer>();
        services.AddScoped<AlertWords>().AddScoped<AccessEndWords>();
        services.AddScoped<IMailComposer, MailComposer>();
        if (hasServer)
        {
            services.AddSingleton<IMailTransport, SmtpTransport>();
        }
        else
        {
            services.AddSingleton<IMailTransport, KeptTransport>();
        }
    }
}
