namespace MailPerformance.Connectors.Web.Tests.Security.KeptForms;

/// <summary>Every post of the site, sent without a session and taken up again: none writes anything, whatever its action does.</summary>
public sealed class EveryKeptFormTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    public static TheoryData<string> Posts =>
        [.. EndpointTable.Posts.Where(row => !row.Route.StartsWith("/connexion", StringComparison.Ordinal)).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_TakenUpAgain_WritesNothing(string name)
    {
        var row = EndpointTable.Rows.Single(row => row.Name == name);
        var target = await Target.CreateAsync(host.Account, row.Kind);
        var id = await host.Account.AddAdministratorAsync();
        var site = await host.SignInAsync(host.Account, id);
        site.StopsAtEffects = true;
        var form = TestForm.Of((AngleSharp.Html.Dom.IHtmlFormElement)(await site.GetAsync("/deconnexion")).Element("main form"));
        await row.Fill!(target, form);
        await host.Account.EndSessionsAsync(id);

        var signIn = await host.Account.UnchangedBy(() => site.PostAsync(row.AddressFor(target), form));
        if (signIn.Document.QuerySelector($"input[name={KeptFormVisits.Field}]") is null)
        {
            // A page for everybody.
            return;
        }

        var login = await host.Account.LoginAsync(signIn, id);
        var entered = await site.PostAsync("/connexion", login);
        var answer = await host.Account.UnchangedBy(() => site.AgainAsync(entered, login));

        Assert.True((int)answer.Status < 500, $"{name}: {(int)answer.Status}");
        Assert.True(
            answer.Status == HttpStatusCode.Redirect || answer.Text.Contains(Words.Web("Kept_Restored"), StringComparison.Ordinal)
            || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
            $"{name}: {(int)answer.Status} {answer.Text}");
    }
}
