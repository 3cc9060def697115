using System.Text.Json;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Web.Security.OAuth;
using MailPerformance.Connectors.Web.Tests.Resources;
using MailPerformance.Connectors.Web.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>A platform is a row and an icon file, also one that comes while the program runs.</summary>
public sealed partial class FifthPlatformTests : IAsyncLifetime, IAsyncDisposable
{
    private const string List = "/parametrages/connecteurs";
    private const string Name = "Nom de fairphone";

    private readonly FifthPlatformFactory _host = new();

    public async Task InitializeAsync()
    {
        await _host.CreateAccountAsync();
        await _host.AddRowAsync();
        await _host.AddIconAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Pages_ShowIt_FromThePreparedConnectorToTheInvitation()
    {
        var (account, contactId, admin) = await PeopleAsync();

        var soon = (await admin.GetAsync(List)).Element($"section[aria-label='{Name}']");
        Assert.Matches(
            "^/img/platforms/fairphone\\.svg\\?v=[\\w-]{43}#icon$",
            soon.QuerySelector("svg use[href*=platforms]")!.GetAttribute("href"));
        Assert.Contains("Connecteur bientôt disponible", soon.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(FifthPlatformFactory.Store, (await admin.GetAsync(List)).Html, StringComparison.Ordinal);

        PageAssert.RedirectsTo(List, await AddAsync(admin, contactId));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await OpenAsync();
        Assert.Contains(Words.Web("Home_ToInvite"), (await admin.GetAsync("/")).Text, StringComparison.Ordinal);
        PageAssert.RedirectsTo(List, await admin.SubmitAsync(List, _ => { }, $"{List}/fairphone/invitations"));

        var open = await admin.GetAsync(List);
        Assert.Contains("1 connecteur configuré", open.Element($"section[aria-label='{Name}']").TextContent, StringComparison.Ordinal);
        Assert.Equal($"Téléchargez l’application {Name}", open.Element($"a[href='{FifthPlatformFactory.Store}']").TextContent);
        Assert.Contains("Ou recherchez simplement MailPerformance sur F-Droid.", open.Text, StringComparison.Ordinal);
        var informations = await admin.GetAsync($"/administration/contacts/{contactId}/informations");
        Assert.Contains($"Utiliser le connecteur pour {Name}", informations.Text, StringComparison.Ordinal);
        Assert.NotNull(informations.Document.QuerySelector("input[name='Connectors[fairphone].Enabled'][checked]"));
        var home = await (await _host.SignInAsync(account, contactId)).GetAsync("/");
        Assert.Equal($"Téléchargez l’application {Name}", home.Element($"a[href='{FifthPlatformFactory.Store}']").TextContent);
        var mail = await MailAsync("PlatformOpenMail");
        Assert.Equal($"L’application MailPerformance est disponible pour {Name}", mail.Element("main h1").TextContent);
    }

    [Fact]
    public async Task EveryPage_WithThePlatformInItsAddress_Answers()
    {
        var (_, _, admin) = await PeopleAsync();
        var addresses = EndpointTable.Gets.Where(row => row.Route.Contains("{platform}", StringComparison.Ordinal))
            .Select(row => row.Route.Replace("{platform}", FifthPlatformFactory.Key, StringComparison.Ordinal)).ToList();

        Assert.True(addresses.Count >= 3);
        foreach (var address in addresses)
        {
            PageAssert.Is(HttpStatusCode.OK, await admin.GetAsync(address));
        }
    }

    [Fact]
    public async Task Icon_ThatCameLater_IsServedToAnybody()
    {
        using var client = _host.CreateClient();
        using var icon = await client.GetAsync("/img/platforms/fairphone.svg");
        using var built = await client.GetAsync("/img/platforms/tablet.svg");

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (icon.StatusCode, icon.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.OK, built.StatusCode);
        Assert.Contains("nosniff", icon.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Invitation_ByMail_LeadsOverActivation_ToTheAppsSignIn_AndItsCalls()
    {
        var (account, contactId, admin) = await PeopleAsync();
        await OpenAsync();
        PageAssert.RedirectsTo(List, await AddAsync(admin, contactId));
        var address = $"{List}/{(await account.ConnectorsOfAsync(contactId)).Single().Id}/invitation";
        await admin.SubmitAsync(address, form => form.Set("byMail", "true"));

        var mail = await MailAsync("EnrolmentMail");
        Assert.Equal($"Votre code pour l’application MailPerformance ({Name})", mail.Element("main h1").TextContent);
        var activation = Activation().Match(mail.Html).Value;
        var landing = await _host.Anonymous().GetAsync(activation);
        Assert.Contains(Name, landing.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "exemple-fairphone://code?source=web&code=" + activation.Split('/')[^1] + "&serveur=http",
            landing.Element("a.button").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal($"Téléchargez l’application {Name}", landing.Element($"a[href='{FifthPlatformFactory.Store}']").TextContent);

        var phone = Phone();
        phone.Parameters["enrolment"] = activation.Split('/')[^1];
        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        var policy = Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("form-action 'self' exemple-fairphone: http://127.0.0.1:*;", policy, StringComparison.Ordinal);
        var answer = await phone.AnswerAsync(page);
        Assert.StartsWith(FifthPlatformFactory.RedirectUri, answer.OriginalString, StringComparison.Ordinal);
        phone.Keep(await phone.RedeemAsync(answer));
        using var me = await phone.CallAsync("/me");
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        using var body = JsonDocument.Parse(await me.Content.ReadAsStringAsync());
        Assert.Equal(FifthPlatformFactory.Key, body.RootElement.GetProperty("platform").GetString());
    }

    [Fact]
    public async Task SignIn_WhenTheRowsRedirectHasChanged_GoesToTheNewOneAlone()
    {
        var (account, contactId, admin) = await PeopleAsync();
        await OpenAsync();
        await AddAsync(admin, contactId);
        await Phone().SignInAsync(account, contactId);

        await _host.InScope(core => core.Db.MobilePlatforms.Where(platform => platform.Key == FifthPlatformFactory.Key)
            .ExecuteUpdateAsync(set => set.SetProperty(platform => platform.RedirectUri, "https://app.exemple.fr/retour")));

        var old = Phone();
        PageAssert.Is(HttpStatusCode.BadRequest, await old.Browser.GetAsync(old.AuthorizeAddress));
        var phone = new TestPhone(_host) { ClientId = FifthPlatformFactory.ClientId, RedirectUri = "https://app.exemple.fr/retour" };
        var page = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        Assert.Contains(
            "form-action 'self' https://app.exemple.fr http://127.0.0.1:*;",
            Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("app.exemple.fr", (await phone.AnswerAsync(page)).Host);
    }

    [Fact]
    public async Task Row_WithoutAUsableClient_HoldsUpNoOther_AndTakesNoOthersName()
    {
        await _host.AddRowAsync("bad-redirect", "fr.exemple.bad", "not an address");
        await _host.AddRowAsync("fragment", "fr.exemple.fragment", "https://app.exemple.fr/#retour");
        await _host.AddRowAsync("thief", MobileClients.IntrospectionClientId);
        await using var scope = _host.Services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();

        await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync();

        Assert.Null(await applications.FindByClientIdAsync("fr.exemple.bad"));
        Assert.Null(await applications.FindByClientIdAsync("fr.exemple.fragment"));
        Assert.Null(await applications.FindByClientIdAsync(MobileClients.IntrospectionClientId));
        Assert.NotNull(await applications.FindByClientIdAsync(FifthPlatformFactory.ClientId));
    }

    [Fact]
    public async Task FirstSignIns_ManyAtOnce_MakeOneClient()
    {
        var pages = await Together.RunAsync([.. Enumerable.Repeat(
            () =>
            {
                var phone = Phone();
                return phone.Browser.GetAsync(phone.AuthorizeAddress);
            },
            16)]);

        Assert.All(pages, page => PageAssert.Is(HttpStatusCode.Redirect, page));
    }

    [Fact]
    public void Source_NoFileButTheSeedAndTheExample_NamesAPlatform() =>
        Assert.Equal(
            ["ConnectorMappings.cs", "ApiExamples.cs"],
            SourceFiles.Under("src", ".cs", ".cshtml", ".razor", ".js", ".css").Where(file => PlatformKey().IsMatch(file.Text))
                .Select(file => file.Path).Order(StringComparer.Ordinal).Select(Path.GetFileName));

    [GeneratedRegex("/activer/[0-9A-Z]+")]
    private static partial Regex Activation();

    [GeneratedRegex("[\"'](iphone|ipad|android|windows-phone-7)[\"']", RegexOptions.IgnoreCase)]
    private static partial Regex PlatformKey();

    private static Task<TestPage> AddAsync(TestSite admin, long contactId) => admin.SubmitAsync($"{List}/fairphone/ajouter", form =>
    {
        form.Set("ContactId", contactId.ToString(null, null));
        form.Set("Privilege", nameof(ConnectorPrivilege.Read));
    });

    private TestPhone Phone() => new(_host) { ClientId = FifthPlatformFactory.ClientId, RedirectUri = FifthPlatformFactory.RedirectUri };

    private async Task OpenAsync() => WriteAssert.Done(
        await _host.InScope(core => core.Platforms.SetAvailabilityAsync(FifthPlatformFactory.Key, PlatformAvailability.Available)));

    private async Task<(TestAccount Account, long ContactId, TestSite Admin)> PeopleAsync()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return (account, await account.AddContactAsync(), await _host.SignInAsync(account, account.AdministratorId));
    }

    // The only mail of the kind that was sent, as Development shows it.
    private async Task<TestPage> MailAsync(string kind)
    {
        Assert.InRange(await _host.Services.GetRequiredService<OutboxSender>().SendDueAsync(), 1, int.MaxValue);
        var list = await _host.Anonymous().GetAsync("/dev/courriels");
        var row = Assert.Single(list.Document.QuerySelectorAll("main tbody tr"), row => row.TextContent.Contains(kind));
        return await _host.Anonymous().GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
    }
}
