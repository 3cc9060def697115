using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 6 when two requests come at the same moment; repeated, because a race does not show every time.</summary>
public sealed class LastAdministratorConcurrencyTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const int Repetitions = 12;

    [Fact]
    public Task TwoAdministrators_RemovingEachOthersRole_LeaveOne() => RepeatAsync((account, me, other) =>
        account.As(me, core => core.ContactRoles.SetAsync(other, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))));

    [Fact]
    public Task TwoAdministrators_GivingUpTheirOwnRole_LeaveOne() => RepeatAsync((account, me, _) =>
        account.As(me, core => core.ContactRoles.SetAsync(me, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))));

    [Fact]
    public Task TwoAdministrators_DeletingEachOther_LeaveOne() => RepeatAsync((account, me, other) =>
        account.As(me, core => core.Contacts.DeleteAsync(other)));

    [Fact]
    public Task TwoAdministrators_LockingEachOther_LeaveOne() => RepeatAsync((account, me, other) =>
        account.As(me, core => core.Contacts.SetLockedAsync(other, true)));

    private async Task RepeatAsync(Func<TestAccount, long, long, Task<WriteResult<long>>> work)
    {
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var account = await host.CreateAccountAsync();
            var (first, second) = (account.AdministratorId, await account.AddAdministratorAsync());

            var results = await Together.RunAsync(
                () => TryAsync(() => work(account, first, second)),
                () => TryAsync(() => work(account, second, first)));

            Assert.Single(results, WriteStatus.Done);
            Assert.Equal(1, await AbleAdministratorsAsync(account));
        }
    }

    // Whoever has been taken away before the request began is not even signed in.
    private static async Task<WriteStatus> TryAsync(Func<Task<WriteResult<long>>> work)
    {
        try
        {
            return (await work()).Status;
        }
        catch (InvalidOperationException exception) when (exception.Message.EndsWith("may not be signed in.", StringComparison.Ordinal))
        {
            return WriteStatus.Forbidden;
        }
    }

    private Task<int> AbleAdministratorsAsync(TestAccount account) => account.Inside(core => core.Db.Contacts
        .AbleToSignIn(host.Now)
        .CountAsync(contact => contact.PasswordHash != null && contact.Roles.Any(held => held.Role.IsAdministrator)));
}
