using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Features.Shared;

/// <summary>A form that comes back says so before all else: in the title, and by the focus.</summary>
public sealed class PageTitleTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    private const string Summary = ".validation-summary[tabindex='-1'][autofocus]";

    // A page with nothing to fill in says why in its own words.
    private const string Fields = "main form:not([role=search]) :is(input:not([type=hidden]), select)";
    private const string Contacts = "/administration/contacts";

    [Fact]
    public async Task Post_WithNothing_IsAnErrorPageOrAFormWhoseTitleAndFocusSayThatItIsWrong()
    {
        var forms = 0;
        foreach (var row in EndpointTable.Posts)
        {
            var target = await Target.CreateAsync(host.Account, row.Kind);
            var site = row.NeedsNewPerson ? await host.NewAsync(Person.Administrator) : host.Site(Person.Administrator);
            var page = await site.PostByHandAsync(row.AddressFor(target), _ => { });
            await host.Account.SetOptionAsync(true);
            if (page.Status != HttpStatusCode.BadRequest || page.Document.QuerySelector(Fields) is null)
            {
                continue;
            }

            forms++;
            Assert.True(page.Document.QuerySelector(Summary) is not null, $"{row.Name}: no summary");
            Assert.True(page.Document.Title!.StartsWith("Erreur : ", StringComparison.Ordinal), $"{row.Name}: « {page.Document.Title} »");
        }

        Assert.True(forms >= 12, $"{forms} forms");
    }

    [Theory]
    [InlineData("fr", "Erreur : ")]
    [InlineData("en", "Error: ")]
    public async Task Post_AnError_BeginsTheTitleInTheReadersLanguage(string language, string beginning)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);
        var title = (await admin.GetAsync("/administration/groupes")).Document.Title;

        var page = await admin.SubmitAsync("/administration/groupes", form => form.Set("Name", ""));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.Equal(beginning + title, page.Document.Title);
        Assert.DoesNotContain("Err", (await admin.GetAsync("/administration/groupes")).Document.Title!);
    }

    [Fact]
    public async Task Post_SignIn_WithAWrongPassword_SaysSoInTheTitle()
    {
        var page = await host.Anonymous().SubmitAsync(
            "/connexion", form =>
        {
            form.Set("Login", "ZZZpersonne");
            form.Set("Password", "faux");
        });

        Assert.StartsWith("Erreur : ", page.Document.Title);
        Assert.True(page.Document.QuerySelector(Summary) is not null);
    }

    [Fact]
    public async Task Post_AConflict_BeginsTheTitleAndTakesTheFocus()
    {
        var (account, admin) = await host.SetUpAsync();
        var address = $"{Contacts}/{await account.AddContactAsync()}/informations";
        var shown = await admin.GetAsync(address);
        await admin.SubmitAsync(address, form => form.Set("FirstName", "Entre-temps"));

        var page = await admin.SubmitAsync(shown, form => form.Set("LastName", "Autre"), address);

        PageAssert.Is(HttpStatusCode.Conflict, page);
        Assert.StartsWith("Modifié entre-temps : Informations · ", page.Document.Title);
        Assert.True(page.Document.QuerySelector(".conflict[tabindex='-1'][autofocus]") is not null);
    }
}
