namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Who gets which answer where: <see cref="EndpointTable"/>, asked for through HTTP.</summary>
public sealed class MatrixTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    public static TheoryData<string> All => [.. EndpointTable.Rows.Select(row => row.Name)];

    public static TheoryData<string> Posts => [.. EndpointTable.Posts.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Request_ByEachPerson_AnswersAsTheTableSays(string name)
    {
        var row = Row(name);
        var answers = new List<string>();
        foreach (var person in Enum.GetValues<Person>())
        {
            var site = row.NeedsNewPerson ? await host.NewAsync(person) : host.Site(person);
            var page = await SendAsync(site, row);
            answers.Add(IsSignIn(page) ? "login" : $"{(int)page.Status}");
        }

        Assert.Equal(row.Expected, string.Join(' ', answers));
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_WithoutAntiforgeryToken_Is400AndSavesNothing(string name)
    {
        var row = Row(name);
        var target = await Target.CreateAsync(host.Account, row.Kind);
        var form = new TestForm();
        await row.Fill!(target, form);

        var page = await host.Account.UnchangedBy(() => host.Site(Person.Administrator).PostAsync(row.AddressFor(target), form));

        PageAssert.Refused(HttpStatusCode.BadRequest, page, Words.Web("Error_400_Title"));
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_WithNothingButTheToken_IsNeverAFailureOfTheServer(string name)
    {
        var row = Row(name);
        var target = await Target.CreateAsync(host.Account, row.Kind);
        var site = row.NeedsNewPerson ? await host.NewAsync(Person.Administrator) : host.Site(Person.Administrator);

        var page = await site.PostByHandAsync(row.AddressFor(target), _ => { });

        Assert.True((int)page.Status < 500, $"{name}: {(int)page.Status}");
        await host.Account.SetOptionAsync(true);
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Post_WithoutForm_IsNeverAFailureOfTheServer(string name)
    {
        var row = Row(name);
        var target = await Target.CreateAsync(host.Account, row.Kind);
        using var json = new StringContent("{\"Name\":1}", System.Text.Encoding.UTF8, "application/json");

        var answer = await host.Site(Person.Administrator).Client.PostAsync(row.AddressFor(target), json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // A form that was posted waits on the page itself.
    private static bool IsSignIn(TestPage page) =>
        page.Location?.Contains("/connexion") == true
        || (page.Status == HttpStatusCode.Unauthorized && page.Document.QuerySelector("form[action='/connexion']") is not null);

    private static EndpointRow Row(string name) => EndpointTable.Rows.Single(row => row.Name == name);

    private async Task<TestPage> SendAsync(TestSite site, EndpointRow row)
    {
        var target = await Target.CreateAsync(host.Account, row.Kind);
        var address = row.AddressFor(target);
        if (row.Method == "PUT")
        {
            return await site.PutAsync(address);
        }

        if (!row.IsPost)
        {
            return await site.GetAsync(address);
        }

        var body = new TestForm();
        await row.Fill!(target, body);
        return await site.PostByHandAsync(address, form => body.Fields.ToList().ForEach(field => form.Add(field.Key, field.Value)));
    }
}
