using MailPerformance.Connectors.Web.Features.Administration.Imports;

namespace MailPerformance.Connectors.Web.Tests.Features.Errors;

/// <summary>The page of an error does not stumble over the file that came with the post.</summary>
[Collection(AdministrationHost.Name)]
public sealed class RefusedUploadTests(ConnectorsFactory host)
{
    [Fact]
    public async Task File_OfWhoeverMayNotSendIt_IsAnsweredWithThePageThatSaysSo()
    {
        var (account, _) = await host.SetUpAsync();
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());
        var token = (await site.GetAsync("/administration/contacts")).Element("input[name=__RequestVerificationToken]");
        using var body = new MultipartFormDataContent
        {
            { new StringContent(token.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent("Nom"u8.ToArray()), "File", "contacts.csv" },
        };

        using var answer = await site.Client.PostAsync(ImportAddresses.New, body);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(
            Words.Web("Error_403_Title"), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }
}
