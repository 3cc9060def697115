namespace MailPerformance.Connectors.Web.Tests.Features.Errors;

/// <summary>Failures are pages in the reader's language, without a word about the inside.</summary>
public sealed class ErrorPageTests(BrokenFactory host) : IClassFixture<BrokenFactory>
{
    [Theory]
    [InlineData("fr", "/nulle-part", HttpStatusCode.NotFound, "404")]
    [InlineData("en", "/nulle-part", HttpStatusCode.NotFound, "404")]
    [InlineData("fr", "/administration/contacts?page=abc", HttpStatusCode.BadRequest, "400")]
    [InlineData("en", "/administration/contacts?page=abc", HttpStatusCode.BadRequest, "400")]
    [InlineData("fr", "/parametrages/connecteurs", HttpStatusCode.InternalServerError, "500")]
    [InlineData("en", "/parametrages/connecteurs", HttpStatusCode.InternalServerError, "500")]
    public async Task Get_Failure_IsAPageInTheReadersLanguage(string language, string address, HttpStatusCode status, string kind)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);

        var page = await admin.GetAsync(address);

        PageAssert.Refused(status, page, Words.In(language, () => Texts.T($"Error_{kind}_Title")));
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("secret detail", page.Html);
        Assert.DoesNotContain("   at ", page.Html);
    }

    [Fact]
    public async Task Get_ForbiddenPage_SaysSoInEnglish()
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, await account.AddContactAsync(details => details.Language = "en"));

        PageAssert.Refused(
            HttpStatusCode.Forbidden, await site.GetAsync("/administration/roles"), Words.In("en", () => Texts.T("Error_403_Title")));
    }

    [Theory]
    [InlineData("fr-FR,fr;q=0.9", "fr")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("de", "fr")]
    [InlineData("%%;q=x", "fr")]
    public async Task Get_FailureByAnonymous_SpeaksTheBrowsersLanguage(string accepted, string language)
    {
        var site = host.Anonymous();
        site.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);

        var page = await site.GetAsync("/erreur/404");

        PageAssert.Refused(HttpStatusCode.NotFound, page, Words.In(language, () => Texts.T("Error_404_Title")));
    }

    [Theory]
    [InlineData("/erreur/500")]
    [InlineData("/erreur/200")]
    [InlineData("/erreur/403")]
    public async Task Get_ErrorPageTypedIntoTheAddress_Is404(string address) =>
        PageAssert.Is(HttpStatusCode.NotFound, await host.Anonymous().GetAsync(address));

    [Fact]
    public async Task Post_ToAPageThatTakesNone_IsAnErrorPage()
    {
        var (_, admin) = await host.SetUpAsync();

        var page = await admin.PostByHandAsync("/administration/contacts", _ => { });

        PageAssert.Refused(HttpStatusCode.MethodNotAllowed, page, Words.Web("Error_400_Title"));
    }
}
