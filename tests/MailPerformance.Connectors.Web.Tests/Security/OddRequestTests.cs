namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Addresses that no page links to: an answer, never a failure of the server.</summary>
public sealed class OddRequestTests(MatrixFactory host) : IClassFixture<MatrixFactory>
{
    private static readonly string[] Searches =
        ["/administration/contacts", "/parametrages/connecteurs/iphone/ajouter", "/parametrages/connecteurs/iphone/ajouter/contacts"];

    [Theory]
    [InlineData("page=abc")]
    [InlineData("page=0")]
    [InlineData("page=-7")]
    [InlineData("page=2147483647")]
    [InlineData("page=99999999999")]
    [InlineData("page=")]
    [InlineData("tri=xyz&sens=xyz&plateforme=xyz&page=3")]
    [InlineData("contact=abc&code=%00")]
    [InlineData("recherche=%25")]
    [InlineData("recherche=_")]
    [InlineData("recherche=%F0%9F%98%80")]
    [InlineData("recherche=%00")]
    [InlineData("recherche=%ED%A0%80")]
    [InlineData("recherche='")]
    [InlineData("recherche=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D")]
    public async Task Get_OddQuery_IsNeverAFailureOfTheServer(string query)
    {
        var failed = new List<string>();
        foreach (var row in EndpointTable.Gets)
        {
            var address = row.AddressFor(await Target.CreateAsync(host.Account, row.Kind));
            var page = await host.Site(Person.Administrator).GetAsync(address + (address.Contains('?') ? '&' : '?') + query);
            if ((int)page.Status >= 500)
            {
                failed.Add($"{(int)page.Status} {address}");
            }
        }

        Assert.Empty(failed);
    }

    [Theory]
    [InlineData(99, "😀")]
    [InlineData(100, "😀")]
    [InlineData(9_999, "é")]
    public async Task Get_LongSearch_IsNeverAFailureOfTheServer(int letters, string end)
    {
        var query = "?recherche=" + Uri.EscapeDataString(new string('a', letters) + end);

        foreach (var address in Searches)
        {
            var page = await host.Site(Person.Administrator).GetAsync(address + query);
            Assert.True((int)page.Status < 500, $"{(int)page.Status} {address}");
        }
    }

    [Theory]
    [InlineData("/connexion", "application/x-www-form-urlencoded", "Login=%00&Password=x")]
    [InlineData("/activer", "application/x-www-form-urlencoded", "Code=%00")]
    [InlineData("/connect/token", "application/x-www-form-urlencoded", "grant_type=%00")]
    [InlineData("/connect/revoke", "application/x-www-form-urlencoded", "token=%00")]
    [InlineData("/connect/introspect", "application/x-www-form-urlencoded", "token=%00")]
    [InlineData("/connect/token", "application/x-www-form-urlencoded", "many")]
    [InlineData("/connect/token", "application/x-www-form-urlencoded;;", "grant_type=x")]
    [InlineData("/connect/revoke", "application/x-www-form-urlencodedX", "token=x")]
    [InlineData("/connect/introspect", "application/x-www-form-urlencoded, text/plain", "token=x")]
    [InlineData("/connect/authorize", "application/x-www-form-urlencoded; charset=\"", "answer=x")]
    [InlineData("/connect/authorize", "application/x-www-form-urlencoded", "answer=%00")]
    public async Task Post_BrokenForm_IsRefusedInTheWayOfTheAddress(string address, string type, string body)
    {
        using var content = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(
            body == "many" ? string.Join('&', Enumerable.Range(0, 3000).Select(index => $"f{index}=1")) : body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await host.Anonymous().Client.PostAsync(address, content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(address.StartsWith("/connect/", StringComparison.Ordinal) ? "invalid_request" : Words.Web("Error_400_Title"), text);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    public async Task Get_IdThatDoesNotExist_Is404(string id)
    {
        foreach (var row in EndpointTable.Gets.Where(row => !row.Route.StartsWith("/api/", StringComparison.Ordinal)
            && row.Route.Contains("{id:long}")))
        {
            var page = await host.Site(Person.Administrator).GetAsync(row.Route.Replace("{id:long}", id, StringComparison.Ordinal));
            PageAssert.Refused(HttpStatusCode.NotFound, page, Words.Web("Error_404_Title"));
        }
    }
}
