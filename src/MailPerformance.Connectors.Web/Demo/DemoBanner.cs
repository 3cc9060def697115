using MailPerformance.Connectors.Web.Features.Dev.Mails;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MailPerformance.Connectors.Web.Demo;

/// <summary>Says once, when Development has started, where the product is and who can sign in.</summary>
public sealed class DemoBanner(IHostApplicationLifetime lifetime, IServer server, IConfiguration configuration) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue<bool>("Demo:Enabled"))
        {
            lifetime.ApplicationStarted.Register(Print);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Print()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"""

              MailPerformance Connecteurs : {string.Join(", ", addresses)}
              Courriels envoyés : {string.Join(", ", addresses.Select(address => address + DevMailAddresses.List))}

              FG3admin          administrateur
              FG3delegue        délégué : connecteurs Mobile seulement
              FG3lecteur        sans aucun droit
              FG3pmdpmdpmd      anton anton, connecteur Lecture/Ecriture
              FG3sandraconnect  JEZO TEST CONNECT, connecteur Lecture
              ZZ9admin          administrateur d’un autre compte
              Mot de passe      {configuration["Demo:Password"]}

            """);
    }
}
