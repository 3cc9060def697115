using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>« Connecteurs à vérifier »: administrators find them from their first page, and confirm them.</summary>
[Collection(SettingsHost.Name)]
public sealed class ReviewTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Connector_ToCheck_IsOnTheFirstPage_UntilItIsConfirmed()
    {
        var (account, admin) = await host.SetUpAsync();
        var giver = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.MobileConnectors);
        var contact = WriteAssert.Done(await account.As(giver, core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid())));
        WriteAssert.Done(await account.As(giver, core => core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read)));
        var id = (await account.ConnectorsOfAsync(contact)).Single().Id;

        var before = await admin.GetAsync("/");
        var list = await admin.GetAsync(ConnectorAddresses.Reviews);
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(list, _ => { }, ConnectorAddresses.Confirm(id)));
        PageAssert.Notice(await admin.GetAsync(ConnectorAddresses.Reviews), Words.Web("Review_Confirmed", "Sandra Durand"));
        var after = await admin.GetAsync("/");

        Assert.Contains("1 connecteur à vérifier", before.Text);
        Assert.Contains((await account.FindAsync(giver)).UserName!, list.Text);
        Assert.Contains("C’est en règle", list.Text);
        Assert.DoesNotContain("à vérifier", after.Text);
    }
}
