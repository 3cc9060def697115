using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>Changing a privilege, and removing a connector.</summary>
[Collection(SettingsHost.Name)]
public sealed class ChangeTests(ConnectorsFactory host)
{
    private const string List = "/parametrages/connecteurs";

    [Fact]
    public async Task Post_Privilege_IsChanged()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var url = $"{List}/{await account.AddConnectorAsync(contact)}/modifier";

        PageAssert.LeadsBackTo(List, await admin.SubmitAsync(url, form => form.Set("Privilege", "ReadWrite")));

        PageAssert.Notice(await admin.GetAsync(List), Words.Web("Connector_Changed", "Sandra Durand"));
        Assert.Equal(ConnectorPrivilege.ReadWrite, Assert.Single(await account.ConnectorsOfAsync(contact)).Privilege);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Execute")]
    [InlineData("99")]
    public async Task Post_BadPrivilege_Is400AtTheField(string privilege)
    {
        var (account, admin) = await host.SetUpAsync();
        var url = $"{List}/{await account.AddConnectorAsync(await account.AddContactAsync())}/modifier";

        var page = await account.UnchangedBy(() => admin.SubmitAsync(url, form => form.Set("Privilege", privilege)));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
        Assert.NotEqual("", page.Element("#Privilege-error").TextContent);
    }

    [Fact]
    public async Task Post_Remove_KeepsTheContactAndTheSecondTimeSaysAlreadyRemoved()
    {
        var (account, admin) = await host.SetUpAsync();
        var contact = await account.AddContactAsync();
        var url = $"{List}/{await account.AddConnectorAsync(contact)}/retirer";
        var page = await admin.GetAsync(url);
        Assert.Contains(Words.Web("Connector_RemoveEffect_Contact"), page.Text);

        PageAssert.RedirectsTo(List, await admin.SubmitAsync(page, _ => { }, url));
        PageAssert.Notice(await admin.GetAsync(List), Words.Web("Connector_Removed", "Sandra Durand"));
        PageAssert.RedirectsTo(List, await admin.SubmitAsync(page, _ => { }, url));
        var notice = (await admin.GetAsync(List)).Element(".notice-success").TextContent;
        Assert.Contains(Words.Web("Connector_RemovedBy", "Sandra Durand", host.Time.GetUtcNow().UtcDateTime).Split(',')[0], notice);

        Assert.Empty(await account.ConnectorsOfAsync(contact));
        Assert.True(await account.ExistsAsync(contact));
    }

    [Fact]
    public async Task Post_OwnConnectorByDelegate_MayBeLoweredAndNotRaised()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var me = await account.AddDelegateAsync();
        var url = $"{List}/{await account.AddConnectorAsync(me, ConnectorPrivilege.ReadWrite)}/modifier";
        var delegated = await host.SignInAsync(account, me);

        PageAssert.LeadsBackTo(List, await delegated.SubmitAsync(url, form => form.Set("Privilege", "Read")));

        var page = await delegated.GetAsync(url);
        Assert.True(page.Element("input[value=ReadWrite]").HasAttribute("disabled"));
        PageAssert.Refused(
            HttpStatusCode.Forbidden,
            await account.UnchangedBy(() => delegated.SubmitAsync(page, form => form.Set("Privilege", "ReadWrite"), url)),
            Words.Core("Denial_OwnConnector"));
    }

    [Fact]
    public async Task Post_AdministratorsConnectorByDelegate_IsShownLockedAndRefused()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var connector = await account.AddConnectorAsync(account.AdministratorId);
        var delegated = await host.SignInAsync(account, await account.AddDelegateAsync());
        Assert.Contains(Words.Core("Denial_AdministratorContact"), (await delegated.GetAsync(List)).Column("Actions")[0]);

        foreach (var action in new[] { "retirer", "modifier" })
        {
            PageAssert.Refused(
                HttpStatusCode.Forbidden,
                await account.UnchangedBy(
                    () => delegated.PostByHandAsync($"{List}/{connector}/{action}", form => form.Set("Privilege", "ReadWrite"))),
                Words.Core("Denial_AdministratorContact"));
        }
    }
}
