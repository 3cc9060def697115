using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>The form of somebody who may only change connectors, when it has to be shown again.</summary>
public sealed class DelegateFormTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>
{
    [Fact]
    public async Task Post_PrivilegeMissing_Is400WithTheDetailsStillReadable()
    {
        var (url, site) = await OpenAsync();

        var page = await site.SubmitAsync(url, form => form.Set("Connectors[iphone].Enabled", "true"));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.Contains("sandra.durand@exemple.fr", page.Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{bad")]
    [InlineData("{\"Details\":null,\"Connectors\":null}")]
    public async Task Post_OriginalMadeByHand_Is400(string original)
    {
        var (url, site) = await OpenAsync();

        var page = await site.SubmitAsync(url, form => form.Set("Original", original));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
    }

    [Fact]
    public async Task Post_ConnectorAddedMeanwhile_Is409WithTheDetailsStillReadable()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var url = $"/administration/contacts/{id}/informations";
        var site = await host.SignInAsync(account, await account.AddDelegateAsync());
        var opened = await site.GetAsync(url);
        await account.AddConnectorAsync(id, ConnectorPrivilege.Read);

        var page = await site.SubmitAsync(
            opened,
            form =>
            {
                form.Set("Connectors[iphone].Enabled", "true");
                form.Set("Connectors[iphone].Privilege", "ReadWrite");
            },
            url);

        PageAssert.Is(HttpStatusCode.Conflict, page);
        Assert.Contains("sandra.durand@exemple.fr", page.Text);
    }

    private async Task<(string Url, TestSite Site)> OpenAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        return ($"/administration/contacts/{id}/informations", await host.SignInAsync(account, await account.AddDelegateAsync()));
    }
}
