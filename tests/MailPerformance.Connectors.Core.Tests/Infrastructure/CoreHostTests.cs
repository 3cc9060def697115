using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

public sealed class CoreHostTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task CreateAccountAsync_Administrator_CanReallySignIn()
    {
        var account = await host.CreateAccountAsync();

        var answer = await host.InScope(core => core.SignIn.VerifyAsync(account.Code + "admin", Sample.Password));

        Assert.Equal((account.AdministratorId, account.Id), (answer!.ContactId, answer.AccountId));
    }

    [Fact]
    public async Task Database_IsMigrated() =>
        Assert.Empty(await host.InScope(core => core.Db.Database.GetPendingMigrationsAsync()));

    [Fact]
    public async Task UnchangedBy_SomethingChanges_Fails()
    {
        var account = await host.CreateAccountAsync();

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => account.UnchangedBy(async () =>
        {
            await account.SetOptionAsync(true);
            return true;
        }));
    }
}
