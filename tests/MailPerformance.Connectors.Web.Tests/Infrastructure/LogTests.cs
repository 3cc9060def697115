using MailPerformance.Connectors.Web.Infrastructure;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Who asked for what, by ids; never a word that somebody typed.</summary>
public sealed class LogTests(LogFactory host) : IClassFixture<LogFactory>
{
    [Fact]
    public async Task Log_OfARequest_HasTheIdsAndThePathWithoutQuery()
    {
        var (account, admin) = await host.SetUpAsync();

        await admin.GetAsync("/administration/contacts?recherche=confidentiel");

        var line = Assert.Single(
            host.Events,
            entry => IsRequest(entry, "/administration/contacts") && entry.Properties["AccountId"].ToString() == $"{account.Id}");
        Assert.Equal($"{account.AdministratorId}", line.Properties["ContactId"].ToString());
        Assert.Contains($"(account {account.Id}, contact {account.AdministratorId})", line.RenderMessage(null));
    }

    [Fact]
    public async Task Log_OfEverything_HoldsNoSecretAndNoPersonalData()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddInvitedContactAsync(
            details => (details.LastName, details.Email) = ("Confidentielle", "tres.prive@exemple.fr"));
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
            await text.WriteLineAsync(TextOf(entry));
        }

        var log = text.ToString();
        Assert.Contains(host.Events, entry => IsRequest(entry, "/connexion/mot-de-passe"));
        string[] secrets =
            [code, Uri.EscapeDataString(code), "à ne pas écrire", "Confidentielle", "tres.prive", "quelqu-un", Sample.Password,
                "recherche="];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, log);
        }
    }

    [Fact]
    public async Task ErrorPage_WithAForm_WarnsOfNoHeader()
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.GetAsync("/nulle-part");

        PageAssert.Is(HttpStatusCode.NotFound, page);
        Assert.True(page.Shows("input[name=__RequestVerificationToken]"));
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain(host.Events, entry => entry.MessageTemplate.Text.Contains("Cache-Control", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/activer/ABCDEFGH", "/activer/{code}")]
    [InlineData("/ACTIVER/ABCDEFGH", "/activer/{code}")]
    [InlineData("/activer/ABCDEFGH/x", RequestRoute.Unknown)]
    [InlineData("/aktiver/ABCDEFGH", RequestRoute.Unknown)]
    [InlineData("/administration/contacts/1234/informations", "/administration/contacts/1234/informations")]
    [InlineData("/administration/contacts/Odile/informations", RequestRoute.Unknown)]
    [InlineData("/parametrages/connecteurs/iphone/ajouter", "/parametrages/connecteurs/{platform}/ajouter")]
    [InlineData("/api/mobile/v1/campaigns/77", "/api/mobile/v1/campaigns/77")]
    [InlineData("/api/mobile/v1/Odile", "/api/{rest}")]
    [InlineData("/connect/ABCDEFGH", "/connect/{rest}")]
    [InlineData("/.well-known/openid-configuration", "/.well-known/openid-configuration")]
    [InlineData("/.well-known/jwks", "/.well-known/jwks")]
    [InlineData("/health/live", "/health/live")]
    [InlineData("/", "/")]
    public async Task Log_OfARequest_HasItsRoute_WithNumbersAlone(string address, string route)
    {
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        var before = host.Events.Count;

        await client.GetAsync(address);

        Assert.Contains(host.Events.Skip(before), entry => IsRequest(entry, route));
        Assert.DoesNotContain(host.Events.Skip(before), entry => TextOf(entry).Contains("ABCDEFGH", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(host.Events.Skip(before), entry => TextOf(entry).Contains("Odile", StringComparison.OrdinalIgnoreCase));
    }

    private static string TextOf(LogEvent entry) => entry.RenderMessage(null) + string.Join(' ', entry.Properties) + entry.Exception;

    private static bool IsRequest(LogEvent entry, string path) =>
        entry.Properties.ContainsKey("Elapsed")
        && entry.Properties.TryGetValue("Route", out var found) && found is ScalarValue { Value: string text } && text == path;
}
