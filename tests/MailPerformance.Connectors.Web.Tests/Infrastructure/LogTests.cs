using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The host with its log in memory, at the level of an installation.</summary>
public sealed class LogFactory : ConnectorsFactory, ILogEventSink
{
    public ConcurrentQueue<LogEvent> Events { get; } = new();

    public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSerilog(
            (_, logger) => logger.MinimumLevel.Information().MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .Enrich.FromLogContext().WriteTo.Sink(this),
            preserveStaticLogger: true));
    }
}

/// <summary>Who asked for what, by ids; never a word that somebody typed.</summary>
public sealed class LogTests(LogFactory host) : IClassFixture<LogFactory>
{
    [Fact]
    public async Task Log_OfARequest_HasTheIdsAndThePathWithoutQuery()
    {
        var (account, admin) = await host.SetUpAsync();

        await admin.GetAsync("/administration/contacts?recherche=confidentiel");

        var line = host.Events.Last(entry => entry.Properties.TryGetValue("RequestPath", out var path) && path.ToString().Contains("/administration/contacts"));
        Assert.Equal(($"{account.Id}", $"{account.AdministratorId}"), (line.Properties["AccountId"].ToString(), line.Properties["ContactId"].ToString()));
        Assert.Contains($"(account {account.Id}, contact {account.AdministratorId})", line.RenderMessage(null));
    }

    [Fact]
    public async Task Log_OfEverything_HoldsNoSecretAndNoPersonalData()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddInvitedContactAsync(details => (details.LastName, details.Email) = ("Confidentielle", "tres.prive@exemple.fr"));
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        var site = host.Anonymous();
        var link = $"/connexion/mot-de-passe?contact={id}&code={Uri.EscapeDataString(code)}";
        await site.SubmitAsync(await site.GetAsync(link), form =>
        {
            form.Set("Password", "mot de passe à ne pas écrire");
            form.Set("Confirmation", "mot de passe à ne pas écrire");
        }, "/connexion/mot-de-passe");
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "quelqu-un");
            form.Set("Password", "mot de passe à ne pas écrire");
        });
        await admin.GetAsync("/administration/contacts?recherche=Confidentielle");
        await admin.GetAsync($"/administration/contacts/{id}/informations");

        using var text = new StringWriter();
        foreach (var entry in host.Events)
        {
            await text.WriteLineAsync(entry.RenderMessage(null) + string.Join(' ', entry.Properties) + entry.Exception);
        }

        var log = text.ToString();
        Assert.Contains("GET \"/connexion/mot-de-passe\" 200", log.Replace("GET /connexion/mot-de-passe 200", "GET \"/connexion/mot-de-passe\" 200"));
        foreach (var secret in new[] { code, Uri.EscapeDataString(code), "à ne pas écrire", "Confidentielle", "tres.prive", "quelqu-un", Sample.Password, "recherche=" })
        {
            Assert.DoesNotContain(secret, log);
        }
    }
}
