using System.Net;
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
        var (giver, _, id) = await GiveAsync(account);

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

    [Fact]
    public async Task Confirm_OfWhatHasBeenRaisedSince_ShowsWhatHasChanged_AndConfirmsOnlyWhatWasRead()
    {
        var (account, admin) = await host.SetUpAsync();
        var (giver, _, id) = await GiveAsync(account);
        var read = await admin.GetAsync(ConnectorAddresses.Reviews);
        WriteAssert.Done(await account.As(giver, core => core.Connectors.ChangePrivilegeAsync(id, ConnectorPrivilege.ReadWrite)));

        var conflict = await account.UnchangedBy(() => admin.SubmitAsync(read, _ => { }, ConnectorAddresses.Confirm(id)));

        PageAssert.Is(HttpStatusCode.Conflict, conflict);
        var told = conflict.Element(".conflict").TextContent;
        Assert.Contains("Privilège : Lecture, maintenant Lecture/Ecriture", told);
        Assert.DoesNotContain(Words.Web("Review_Giver"), told);
        PageAssert.RedirectsTo(ConnectorAddresses.Reviews, await admin.SubmitAsync(conflict, _ => { }, ConnectorAddresses.Confirm(id)));
    }

    [Fact]
    public async Task Confirm_WithoutWhatWasRead_Is400()
    {
        var (account, admin) = await host.SetUpAsync();
        var (_, _, id) = await GiveAsync(account);

        var answer = await account.UnchangedBy(() => admin.PostByHandAsync(ConnectorAddresses.Confirm(id), _ => { }));

        PageAssert.Refused(HttpStatusCode.BadRequest, answer, Words.Web("Form_Incomplete"));
    }

    private static async Task<(long Giver, long Contact, long Connector)> GiveAsync(TestAccount account)
    {
        var giver = await account.AddHolderAsync(Permissions.ContactsCreate, Permissions.MobileConnectors);
        var contact = WriteAssert.Done(await account.As(giver, core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid())));
        WriteAssert.Done(await account.As(giver, core => core.Connectors.AddAsync(Sample.IPhone, contact, ConnectorPrivilege.Read)));
        return (giver, contact, (await account.ConnectorsOfAsync(contact)).Single().Id);
    }
}
