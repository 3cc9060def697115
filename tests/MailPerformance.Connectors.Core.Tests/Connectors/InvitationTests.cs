using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Connectors;

/// <summary>Codes that bring phones to their sign-in.</summary>
public sealed class InvitationTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static long _authorization = 5_000_000_000;

    [Fact]
    public async Task Code_IsFoundHoweverItIsTyped_UntilItIsUsed_AndKeptAsAHashOnly()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var code = await CreateAsync(account, connector);
        var typed = $" {ReadableCode.Shown(code).ToLowerInvariant()} ";

        var found = await host.InScope(core => core.Invitations.FindAsync(typed));
        var used = await SignInAsync(account, contactId, typed);

        Assert.Equal((contactId, Sample.IPhone, host.Now.AddMinutes(15)), (found!.ContactId, found.PlatformKey, found.ExpiresAt));
        Assert.True(used.IsDone);
        Assert.Null(await host.InScope(core => core.Invitations.FindAsync(code)));
        Assert.Equal(WriteStatus.NotFound, (await SignInAsync(account, contactId, code)).Status);
        var row = await account.Inside(core => core.Db.Invitations.SingleAsync());
        Assert.Equal(64, row.CodeHash.Length);
        Assert.DoesNotContain(code, row.CodeHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_UsedByTwoPhonesAtOnce_IsOnesAlone()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var code = await CreateAsync(account, connector);

        var results = await Together.RunAsync(Enumerable.Range(0, 6).Select(_ =>
            (Func<Task<WriteResult<long>>>)(() => SignInAsync(account, contactId, code))).ToArray());

        Assert.Single(results, result => result.IsDone);
        Assert.Equal(1, await account.Inside(core => core.Db.MobileDevices.CountAsync()));
    }

    [Fact]
    public async Task Code_TooOld_EndedByAnother_OfAnotherContact_OrOfNobody_IsWorthNothing()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var other = await account.AddContactAsync();
        await account.AddConnectorAsync(other);
        var first = await CreateAsync(account, connector);
        var second = await CreateAsync(account, connector);

        Assert.Null(await host.InScope(core => core.Invitations.FindAsync(first)));
        Assert.Equal(WriteStatus.NotFound, (await SignInAsync(account, other, second)).Status);
        Assert.Equal(WriteStatus.NotFound, (await SignInAsync(account, contactId, "pas un code")).Status);
        host.Time.Advance(InvitationService.Lifetime);
        Assert.Null(await host.InScope(core => core.Invitations.FindAsync(second)));
        Assert.Equal(WriteStatus.NotFound, (await SignInAsync(account, contactId, second)).Status);
        Assert.Null((await account.ConnectorsOfAsync(contactId)).Single().ActivatedAt);
    }

    [Fact]
    public async Task Code_OfAConnectorThatWasTakenBack_StaysWorthless_AlsoWhenItIsGivenAgain()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var code = await CreateAsync(account, connector);
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.RemoveAsync(connector)));
        Assert.Null(await host.InScope(core => core.Invitations.FindAsync(code)));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await account.AddConnectorAsync(contactId);

        Assert.Null(await host.InScope(core => core.Invitations.FindAsync(code)));
        Assert.Equal(WriteStatus.NotFound, (await SignInAsync(account, contactId, code)).Status);
    }

    [Fact]
    public async Task Create_ByWhoMayNot_OrWithTheOptionOff_IsRefused()
    {
        var (account, contactId, connector) = await ConnectorAsync();
        var nobody = await account.AddContactAsync();
        var administrator = await account.AddAdministratorAsync();
        await account.AddConnectorAsync(administrator);
        var ofAdministrator = (await account.ConnectorsOfAsync(administrator)).Single().Id;
        var delegated = await account.AddDelegateAsync();

        WriteAssert.Is(WriteStatus.Forbidden, await account.As(nobody, core => core.Invitations.CreateAsync(connector)));
        WriteAssert.Forbidden(
            await account.As(delegated, core => core.Invitations.CreateAsync(ofAdministrator)), "Denial_AdministratorContact");
        WriteAssert.Done(await account.As(delegated, core => core.Invitations.CreateAsync(connector)));
        WriteAssert.Done(await account.As(contactId, core => core.Invitations.CreateAsync(connector)));
        WriteAssert.NotFound(await (await host.CreateAccountAsync()).AsAdministrator(core => core.Invitations.CreateAsync(connector)));
        await account.SetOptionAsync(false);
        WriteAssert.Invalid(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)), "", "Connector_OptionOff");
    }

    [Fact]
    public async Task Mail_HoldsTheCodeOnlyEncrypted()
    {
        var (account, _, connector) = await ConnectorAsync();

        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector, byMail: true)));

        var (_, data) = Assert.Single(await account.MailsAsync<InvitationMail>());
        Assert.DoesNotContain(code, data.ProtectedCode, StringComparison.Ordinal);
        Assert.Equal(code, (await host.InScope(core => core.Invitations.FindForMailAsync(data.ProtectedCode)))!.Code);
    }

    private static async Task<string> CreateAsync(TestAccount account, long connector) =>
        WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector)));

    private static async Task<WriteResult<long>> SignInAsync(TestAccount account, long contactId, string code)
    {
        var approval = await account.ApprovalAsync(contactId);
        return await account.AsPhone(contactId, core => core.Devices.SignedInAsync(
            contactId, Sample.IPhone, Interlocked.Increment(ref _authorization), new DeviceDescription("iPhone"), approval, code));
    }

    private async Task<(TestAccount Account, long ContactId, long ConnectorId)> ConnectorAsync()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = await account.AddContactAsync();
        return (account, contactId, await account.AddConnectorAsync(contactId, ConnectorPrivilege.Read));
    }
}
