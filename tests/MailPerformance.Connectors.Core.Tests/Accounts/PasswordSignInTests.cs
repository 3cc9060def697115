using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

public sealed class PasswordSignInTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    public async Task VerifyAsync_RightPassword_SaysWhoItIs(string login)
    {
        var account = await host.CreateAccountAsync();

        var answer = await VerifyAsync(account.Code.ToLowerInvariant() + login);
        Assert.Equal((account.AdministratorId, account.Id, false), (answer!.ContactId, answer.AccountId, answer.NeedsCode));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("wrong")]
    [InlineData("no password")]
    [InlineData("locked")]
    [InlineData("past the end date")]
    [InlineData("kept out")]
    [InlineData("inactive account")]
    public async Task VerifyAsync_AnyFailure_IsNullAndCostsOneHash(string failure)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => Fail(contact, failure));
        if (failure == "inactive account")
        {
            await account.Inside(async core =>
            {
                (await core.Db.Accounts.FindAsync(account.Id))!.IsActive = false;
                return await core.Db.SaveChangesAsync();
            });
        }

        var before = host.Passwords.Verified;
        var answer = await VerifyAsync(
            account.Code + (failure == "unknown" ? "nobody" : "admin"), failure == "wrong" ? "wrong" : Sample.Password);

        Assert.Null(answer);
        Assert.Equal(1, host.Passwords.Verified - before);
    }

    [Theory]
    [InlineData("unknown", false)]
    [InlineData("wrong", false)]
    [InlineData("no password", false)]
    [InlineData("locked", true)]
    [InlineData("past the end date", true)]
    [InlineData("kept out", false)]
    public async Task VerifyInFrontOfAppAsync_AnyFailure_CostsOneHash_AndTellsTheSuspendedAlone(string failure, bool isTold)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => Fail(contact, failure));
        var login = account.Code + (failure == "unknown" ? "nobody" : "admin");

        var before = host.Passwords.Verified;
        var answer = await host.InScope(core =>
            core.SignIn.VerifyInFrontOfAppAsync(login, failure == "wrong" ? "wrong" : Sample.Password));

        Assert.Equal(new PasswordAnswer(null, isTold ? account.AdministratorId : null), answer);
        Assert.Equal(1, host.Passwords.Verified - before);
    }

    [Fact]
    public async Task VerifyInFrontOfAppAsync_WrongPassword_TakesAsManyCommands_WhoeverItIs()
    {
        var account = await host.CreateAccountAsync();
        var blocked = await account.AddContactAsync();
        await account.ChangeAsync(blocked, contact => contact.LockedAt = host.Now);
        var counts = new List<int>();
        foreach (var login in new[] { account.Code + "nobody", account.Code + "admin", (await account.FindAsync(blocked)).UserName! })
        {
            var commands = await host.Commands.ListenAsync(
                () => host.InScope(core => core.SignIn.VerifyInFrontOfAppAsync(login, "wrong")));
            counts.Add(commands.Count);
        }

        Assert.Single(counts.Distinct());
    }

    [Fact]
    public async Task VerifyInFrontOfAppAsync_FiveWrongPasswordsOfSomebodySuspended_TellNothingMore()
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.LockedAt = host.Now);
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            await host.InScope(core => core.SignIn.VerifyInFrontOfAppAsync(account.Code + "admin", "wrong"));
        }

        Assert.Null((await host.InScope(core => core.SignIn.VerifyInFrontOfAppAsync(account.Code + "admin", Sample.Password))).SuspendedId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\0")]
    [InlineData("🙂")]
    public async Task VerifyAsync_StrangeLogin_IsNull(string login) => Assert.Null(await VerifyAsync(login));

    [Fact]
    public async Task VerifyAsync_TenThousandCharacters_IsNull() =>
        Assert.Null(await VerifyAsync(new string('x', 10_000), new string('y', 10_000)));

    [Fact]
    public async Task FiveWrongPasswords_KeepOutForFifteenMinutes()
    {
        var account = await host.CreateAccountAsync();
        var login = account.Code + "admin";
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            Assert.Null(await VerifyAsync(login, "wrong"));
        }

        Assert.Null(await VerifyAsync(login));
        host.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMicroseconds(1));
        Assert.Null(await VerifyAsync(login));
        host.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.NotNull(await VerifyAsync(login));
    }

    [Fact]
    public async Task FourWrongPasswords_DoNotKeepOutAndSuccessStartsAgainFromZero()
    {
        var account = await host.CreateAccountAsync();
        var login = account.Code + "admin";
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt < PasswordSignIn.MaxFailures; attempt++)
            {
                Assert.Null(await VerifyAsync(login, "wrong"));
            }

            Assert.NotNull(await VerifyAsync(login));
            Assert.Equal(0, (await account.FindAsync(account.AdministratorId)).AccessFailedCount);
        }
    }

    [Fact]
    public async Task FiveWrongPasswords_AtTheSameMoment_AllCount()
    {
        var account = await host.CreateAccountAsync();

        await Together.RunAsync(
            Enumerable.Repeat(() => VerifyAsync(account.Code + "admin", "wrong"), PasswordSignIn.MaxFailures).ToArray());

        Assert.Equal(host.Time.GetUtcNow() + PasswordSignIn.Lockout, (await account.FindAsync(account.AdministratorId)).LockoutEnd);
        Assert.Null(await VerifyAsync(account.Code + "admin"));
    }

    [Fact]
    public async Task WrongPasswords_WhileKeptOut_DoNotProlongIt()
    {
        var account = await host.CreateAccountAsync();
        var until = host.Time.GetUtcNow().AddMinutes(1);
        await account.ChangeAsync(account.AdministratorId, contact => contact.LockoutEnd = until);

        // What is noted of it for the journal changes nothing of the contact.
        await account.UnchangedBy(async () =>
        {
            var passed = await VerifyAsync(account.Code + "admin", "wrong");
            Assert.Equal(1, await account.Inside(core => core.Db.JournalNotes.ExecuteDeleteAsync()));
            return passed;
        });
    }

    [Fact]
    public async Task WrongPasswords_OfOneContact_DoNotKeepOutAnother()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "sandra");

        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            await VerifyAsync(account.Code + "admin", "wrong");
        }

        Assert.Equal(id, (await VerifyAsync(account.Code + "sandra"))?.ContactId);
    }

    private Task<PasswordPassed?> VerifyAsync(string login, string password = Sample.Password) =>
        host.InScope(core => core.SignIn.VerifyAsync(login, password));

    private void Fail(Contact contact, string failure)
    {
        switch (failure)
        {
            case "no password":
                contact.PasswordHash = null;
                break;
            case "locked":
                contact.LockedAt = host.Now;
                break;
            case "past the end date":
                contact.AccessEndsAt = host.Now;
                break;
            case "kept out":
                contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(1);
                break;
        }
    }
}
