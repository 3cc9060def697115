using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Errors;

/// <summary>The page of a refusal says what is missing and whom to ask: by name, of the account, who can sign in.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ForbiddenPageTests(ConnectorsFactory host)
{
    private const string Roles = "/administration/roles";

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Get_WithoutTheRight_NamesWhatIsMissing_AndWhomToAsk(string language)
    {
        var (account, _) = await host.SetUpAsync();
        var (other, _) = await host.SetUpAsync();
        await other.ChangeAsync(other.AdministratorId, contact => contact.LastName = "Ailleurs");
        var blocked = await account.AddAdministratorAsync();
        await account.ChangeAsync(
            blocked, contact => (contact.LastName, contact.LockedAt) = ("Bloquée", host.Time.GetUtcNow().UtcDateTime));
        var site = await host.SignInAsync(account, await account.AddContactAsync(details => details.Language = language));

        var page = await site.GetAsync(Roles);

        PageAssert.Refused(HttpStatusCode.Forbidden, page, Words.In(language, () => PermissionLabels.Of(Permissions.Roles)));
        Assert.Contains(Words.In(language, () => Texts.T("Error_Administrators")), page.Text, StringComparison.Ordinal);
        Assert.Equal(["Sandra Durand"], Names(page));
        Assert.DoesNotContain("Ailleurs", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@exemple", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ManyAdministrators_NamesFive_InOneCommand()
    {
        var (account, _) = await host.SetUpAsync();
        for (var number = 0; number < 6; number++)
        {
            await account.AddAdministratorAsync();
        }

        var site = await host.SignInAsync(account, await account.AddContactAsync());
        TestPage? page = null;
        var sent = await host.Commands.ListenAsync(async () => page = await site.GetAsync(Roles));

        Assert.Equal(5, Names(page!).Count);
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public async Task Get_Administrator_IsToldOfNobody()
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await admin.PostByHandAsync($"{Roles}/{account.AdministratorRoleId}/supprimer", _ => { });

        PageAssert.Is(HttpStatusCode.Forbidden, page);
        Assert.DoesNotContain(Words.Web("Error_Administrators"), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Anonymous_IsToldOfNobody()
    {
        var (account, _) = await host.SetUpAsync();

        foreach (var address in new[] { Roles, "/erreur/403", $"/administration/contacts/{account.AdministratorId}/roles" })
        {
            var page = await host.Anonymous().GetAsync(address);
            Assert.DoesNotContain("Sandra", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Words.Web("Error_Administrators"), page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_AddressOfTheErrorTypedIn_IsNotFound_AndNamesNobody()
    {
        var (account, _) = await host.SetUpAsync();
        var site = await host.SignInAsync(account, await account.AddContactAsync());

        var page = await site.GetAsync("/erreur/403");

        PageAssert.Is(HttpStatusCode.NotFound, page);
        Assert.Empty(Names(page));
    }

    private static List<string> Names(TestPage page) => [.. page.Document.QuerySelectorAll("main li bdi").Select(name => name.TextContent)];
}
