using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Web.Tests.Resources;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Pages and JSON go out compressed; an answer that shows a secret does not, whatever it is asked for (BREACH).</summary>
public sealed class CompressionTests(ProductionFactory host) : IClassFixture<ProductionFactory>
{
    private const string SecondFactor = "/profil/double-authentification";

    // What views show secrets with.
    private static readonly string[] SecretParts =
        ["data-copy-source", "ReadableCode.Shown", "second-factor-key", "Model.Qr", "SecretKey", "value=\"@form.Code\"", "@field.Value"];

    [Theory]
    [InlineData("br", 9_000)]
    [InlineData("gzip", 9_000)]
    public async Task Get_LongPages_AreCompressed(string encoding, int most)
    {
        var account = await AccountAsync();
        await account.AddCrowdAsync(60);
        var admin = await SignInAsync(account, encoding);

        foreach (var address in new[] { "/administration/contacts", "/parametrages/connecteurs" })
        {
            var page = await admin.GetAsync(address);
            PageAssert.Is(HttpStatusCode.OK, page);
            Assert.Equal(encoding, PackedAnswers.EncodingOf(page.Response));
            Assert.Contains("</html>", page.Html, StringComparison.Ordinal);
            Assert.Equal(["Accept-Encoding"], page.Response.Headers.Vary);
            var length = PackedAnswers.LengthOf(page.Response);
            Assert.True(length < most && length * 3 < page.Html.Length, $"{address}: {length} of {page.Html.Length}");
        }
    }

    [Fact]
    public async Task Get_WithoutABrowserThatUnpacks_IsAsItIs_AndSaysThatItVaries()
    {
        var page = await host.Secure().GetAsync("/connexion");

        Assert.Null(PackedAnswers.EncodingOf(page.Response));
        Assert.Equal(["Accept-Encoding"], page.Response.Headers.Vary);
    }

    [Fact]
    public async Task Get_OneTimeLink_OnThePageThatShowsItAndTheOneBehindIt_IsNotCompressed()
    {
        var account = await AccountAsync();
        var admin = await SignInAsync(account);
        var id = await account.AddInvitedContactAsync();
        var address = $"/administration/contacts/{id}/identifiants";
        PageAssert.RedirectsTo(address, await admin.SubmitAsync(await admin.GetAsync(address), _ => { }, address + "/lien"));

        var shown = await admin.GetAsync(address);
        var link = shown.Element("[data-copy-source]").GetAttribute("value")!;
        var behind = await Browser().GetAsync(new Uri(link).PathAndQuery);

        IsAsItIs(shown);
        Assert.Equal("Code", behind.Element("[name=Code]").GetAttribute("name"));
        IsAsItIs(behind);
        IsPacked(await admin.GetAsync(address));
    }

    [Fact]
    public async Task Get_CodeOfAnInvitation_IsNotCompressed()
    {
        var account = await AccountAsync();
        var admin = await SignInAsync(account);
        var contactId = await account.AddContactAsync();
        var address = $"/parametrages/connecteurs/{await account.AddConnectorAsync(contactId)}/invitation";
        PageAssert.RedirectsTo(address, await admin.SubmitAsync(address, _ => { }));

        var shown = await admin.GetAsync(address);
        var landing = await Browser().GetAsync(
            "/activer/" + InvitationCode.Tidy(shown.Element(".invitation-code code").TextContent));

        IsAsItIs(shown);
        PageAssert.Is(HttpStatusCode.OK, landing);
        IsAsItIs(landing);
        IsPacked(await admin.GetAsync(address));
    }

    [Fact]
    public async Task Post_SecondFactor_ItsKeyAndItsRecoveryCodes_AreNotCompressed()
    {
        var account = await AccountAsync();
        var admin = await SignInAsync(account);
        IsPacked(await admin.GetAsync(SecondFactor));

        var key = await admin.SubmitAsync(SecondFactor, form => form.Set("Present", Sample.Password));
        var app = new TestAuthenticator(key.Element(".second-factor-key").TextContent.Replace(" ", ""), host.Time, []);
        var codes = await admin.SubmitAsync(key, form => form.Set("Code", app.Code()), SecondFactor + "/activer");

        IsAsItIs(key);
        Assert.NotNull(codes.Document.QuerySelector("textarea"));
        IsAsItIs(codes);
    }

    [Fact]
    public async Task Call_TheApi_IsCompressed_AndItsTokensAreNot()
    {
        var account = await AccountAsync();
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId);
        var phone = new TestPhone(Browser(), Browser().Client);
        var question = await phone.OpenAsync((await account.FindAsync(contactId)).UserName!);
        var tokens = await phone.RedeemAsync(await phone.AnswerAsync(question));
        phone.Keep(tokens);

        var me = await phone.CallAsync("/me");
        var refused = await phone.App.GetAsync("/api/mobile/v1/me");

        Assert.Null(PackedAnswers.EncodingOf(tokens.HttpResponse!));
        Assert.Equal((HttpStatusCode.OK, "br"), (me.StatusCode, PackedAnswers.EncodingOf(me)));
        Assert.Equal((HttpStatusCode.Unauthorized, "br"), (refused.StatusCode, PackedAnswers.EncodingOf(refused)));
    }

    [Fact]
    public async Task Get_TwoTimes_HasAntiforgeryTokensThatHaveNothingInCommon()
    {
        var admin = await SignInAsync(await AccountAsync());
        var tokens = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            tokens.Add((await admin.GetAsync("/profil")).Element("input[name=__RequestVerificationToken]").GetAttribute("value")!);
        }

        // Data protection's own beginning and the id of its key are the same: 20 bytes, 27 characters.
        Assert.Equal(tokens[0][..26], tokens[1][..26]);
        Assert.True(
            tokens[0].Skip(28).Zip(tokens[1].Skip(28)).Count(pair => pair.First == pair.Second) < tokens[0].Length / 4,
            $"{tokens[0]} {tokens[1]}");
    }

    [Fact]
    public void View_EachThatShowsASecret_SaysSo()
    {
        var views = SourceFiles.Under("src", ".cshtml")
            .Where(view => SecretParts.Any(part => view.Text.Contains(part, StringComparison.Ordinal))).ToList();

        Assert.True(views.Count >= 6, $"Only {views.Count} views were found.");
        Assert.Equal([], views
            .Where(view => !view.Text.Contains(" secret>", StringComparison.Ordinal)).Select(view => view.Path));
    }

    private static void IsAsItIs(TestPage page) => Assert.Null(PackedAnswers.EncodingOf(page.Response));

    private static void IsPacked(TestPage page) => Assert.Equal("br", PackedAnswers.EncodingOf(page.Response));

    private TestSite Browser(string encoding = "gzip, br") => new(host.CreateDefaultClient(
        new Uri("https://connecteurs.exemple.fr"),
        new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(),
        new PackedAnswers(encoding)));

    private async Task<TestAccount> AccountAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        return account;
    }

    private async Task<TestSite> SignInAsync(TestAccount account, string encoding = "gzip, br")
    {
        var site = Browser(encoding);
        PageAssert.RedirectsTo("/", await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", account.Code + "admin");
            form.Set("Password", Sample.Password);
        }));
        return site;
    }
}
