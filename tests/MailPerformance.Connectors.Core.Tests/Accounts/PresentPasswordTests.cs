using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Tries of the present password count in their session, and one-time links by themselves: strangers keep nobody from either.</summary>
public sealed class PresentPasswordTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Chosen = "une autre phrase bien longue";

    [Fact]
    public async Task FiveWrongOnesOfStrangers_KeepNobodyFromTheirOwnPassword()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var login = (await account.FindAsync(id)).UserName!;
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            Assert.Null(await host.InScope(core => core.SignIn.VerifyAsync(login, "wrong")));
        }

        Assert.Null(await host.InScope(core => core.SignIn.VerifyAsync(login, Sample.Password)));
        WriteAssert.Done(await ChangeAsync(account, id, "one", Sample.Password));
    }

    [Fact]
    public async Task FiveWrongOnesInASession_KeepItOutForFifteenMinutes_AndNobodyElse()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            WriteAssert.Invalid(await ChangeAsync(account, id, "stolen", "wrong"), PresentPassword.Field, "Identity_PasswordMismatch");
        }

        var before = host.Passwords.Verified;
        await IsKeptOutAsync(account, id, "stolen");
        Assert.Equal(before, host.Passwords.Verified);
        var login = (await account.FindAsync(id)).UserName!;
        Assert.NotNull(await host.InScope(core => core.SignIn.VerifyAsync(login, Sample.Password)));
        Assert.Equal((null, 0), await KeptAsync(account, id));
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.StartAsync(Sample.Password)));

        host.Time.Advance(PasswordSignIn.Lockout - TimeSpan.FromTicks(1));
        await IsKeptOutAsync(account, id, "stolen");
        host.Time.Advance(TimeSpan.FromTicks(1));
        WriteAssert.Done(await ChangeAsync(account, id, "stolen", Sample.Password));
    }

    [Fact]
    public async Task FourWrongOnes_AreForgottenAfterARightOne()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt < PasswordSignIn.MaxFailures; attempt++)
            {
                WriteAssert.InvalidIn(await ChangeAsync(account, id, "one", "wrong"), PresentPassword.Field);
            }

            WriteAssert.Done(await account.As(id, core =>
            {
                core.Current.Enter(core.Current.Contact! with { SessionId = "one" });
                return core.SecondFactors.StartAsync(Sample.Password);
            }));
        }
    }

    [Fact]
    public async Task Session_InWhichTheRightPasswordIsGivenTooOften_IsBounded()
    {
        await using var strict = await StrictAsync();
        var account = await strict.CreateAccountAsync();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.StartAsync(Sample.Password)));
        }

        await Assert.ThrowsAsync<TooManyTriesException>(
            () => account.AsAdministrator(core => core.SecondFactors.StartAsync(Sample.Password)));
    }

    [Fact]
    public async Task Link_OfALoginThatStrangersTry_IsGood_AndBoundedByItself()
    {
        await using var strict = await StrictAsync();
        var account = await strict.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var login = (await account.FindAsync(id)).UserName!;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await strict.InScope(core => core.SignIn.VerifyAsync(login, "wrong"));
        }

        await Assert.ThrowsAsync<TooManyTriesException>(() => strict.InScope(core => core.SignIn.VerifyAsync(login, "wrong")));
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            WriteAssert.InvalidIn(await UseAsync(strict, id, code, "court"), PasswordChange.Field);
        }

        WriteAssert.Done(await UseAsync(strict, id, code, Chosen));
        var other = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await Assert.ThrowsAsync<TooManyTriesException>(() => UseAsync(strict, id, other, Chosen));
    }

    private static async Task<CoreHost> StrictAsync()
    {
        var strict = CoreHost.With(services => services.Configure<SignInBounds>(bounds => bounds.AttemptsPerLogin = 3));
        await strict.InitializeAsync();
        return strict;
    }

    private static Task<WriteResult<Contact>> UseAsync(CoreHost host, long id, string code, string password) =>
        host.InScope(async core => await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, password));

    private static async Task IsKeptOutAsync(TestAccount account, long id, string session)
    {
        var answer = await account.UnchangedBy(() => ChangeAsync(account, id, session, Sample.Password));
        var error = Assert.Single(answer.Errors);
        Assert.Equal(CoreTexts.Get("Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes), error.Message);
    }

    private static async Task<(DateTimeOffset?, int)> KeptAsync(TestAccount account, long id)
    {
        var contact = await account.FindAsync(id);
        return (contact.LockoutEnd, contact.AccessFailedCount);
    }

    private static Task<WriteResult<Contact>> ChangeAsync(TestAccount account, long id, string session, string present) =>
        account.As(id, core =>
        {
            core.Current.Enter(core.Current.Contact! with { SessionId = session });
            return core.Passwords.RunAsync(present, Chosen);
        });
}
