using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>What proves, in a session, that somebody is who they are: their own password, and a code that is used up.</summary>
public sealed class SessionProofTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Others = "celle de quelqu’un d’autre";
    private const string Wrong = "Identity_PasswordMismatch";
    private const string WrongCode = "SecondFactor_Wrong";

    [Fact]
    public async Task Password_OfTheContact_ProvesAtThisInstant_AndNoOtherDoes()
    {
        var account = await host.CreateAccountAsync();
        var (id, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.ChangeAsync(other, contact => contact.PasswordHash = host.Passwords.HashPassword(contact, Others));

        Is(Wrong, SessionProof.PasswordField, await TryAsync(account, id, core => core.Proof.ByPasswordAsync(Others)));
        Assert.Null((await TryAsync(account, id, core => core.Proof.ByPasswordAsync(Sample.Password))).Error);
    }

    [Fact]
    public async Task Code_IsGoodOnce_HereOrAtSignIn()
    {
        var (account, id, app) = await WithFactorAsync();
        var passed = (await PasswordAsync(account, id))!;

        Assert.Null((await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code()))).Error);
        Is(WrongCode, SessionProof.CodeField, await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code())));
        Assert.False(await host.InScope(core => core.SecondFactors.VerifyAsync(passed, app.Code())));

        host.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await host.InScope(core => core.SecondFactors.VerifyAsync(passed, app.Code())));
        Is(WrongCode, SessionProof.CodeField, await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code())));
        Assert.Null((await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.RecoveryCodes[0]))).Error);
        Is(WrongCode, SessionProof.CodeField, await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.RecoveryCodes[0])));
    }

    [Fact]
    public async Task Code_GivenTwiceAtOnce_ProvesOnce()
    {
        var (account, id, app) = await WithFactorAsync();

        var answers = await Together.RunAsync(
            () => TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code())),
            () => TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code())));

        Assert.Single(answers, answer => answer.Error is null);
    }

    [Fact]
    public async Task Code_OfSomebodyWithoutASecondFactor_OrOfSomebodyElse_ProvesNothing()
    {
        var (account, _, app) = await WithFactorAsync();
        var other = await account.AddContactAsync();

        Is(WrongCode, SessionProof.CodeField, await TryAsync(account, other, core => core.Proof.ByCodeAsync(app.Code())));
        await account.AddSecondFactorAsync(other);
        Is(WrongCode, SessionProof.CodeField, await TryAsync(account, other, core => core.Proof.ByCodeAsync(app.RecoveryCodes[0])));
    }

    [Fact]
    public async Task FiveWrongOnes_OfEitherKind_KeepTheSessionOut_AndNobodyFromSigningIn()
    {
        var (account, id, app) = await WithFactorAsync();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            var tried = await TryAsync(account, id, core => attempt % 2 == 0
                ? core.Proof.ByPasswordAsync("wrong") : core.Proof.ByCodeAsync("123456"), "stolen");
            Assert.NotNull(tried.Error);
        }

        KeptOut(SessionProof.PasswordField, await TryAsync(account, id, core => core.Proof.ByPasswordAsync(Sample.Password), "stolen"));
        KeptOut(SessionProof.CodeField, await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code()), "stolen"));
        Assert.NotNull(await PasswordAsync(account, id));
        Assert.Null((await TryAsync(account, id, core => core.Proof.ByCodeAsync(app.Code()))).Error);

        host.Time.Advance(PasswordSignIn.Lockout);
        Assert.Null((await TryAsync(account, id, core => core.Proof.ByPasswordAsync(Sample.Password), "stolen")).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contact_ThatIsBlockedOrHasOtherSessionsNow_ProvesNothing(bool isBlocked)
    {
        var (account, id, app) = await WithFactorAsync();

        foreach (var byCode in new[] { true, false })
        {
            var answer = await TryAsync(account, id, async core =>
            {
                await account.ChangeAsync(id, contact =>
                {
                    contact.LockedAt = isBlocked ? host.Now : null;
                    contact.SecurityStamp = isBlocked ? contact.SecurityStamp : Guid.NewGuid().ToString("N");
                });
                return byCode ? await core.Proof.ByCodeAsync(app.Code()) : await core.Proof.ByPasswordAsync(Sample.Password);
            });
            Assert.NotNull(answer.Error);
            await account.ChangeAsync(id, contact => contact.LockedAt = null);
        }
    }

    private async Task<(TestAccount Account, long Id, TestAuthenticator App)> WithFactorAsync()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var app = await account.AddSecondFactorAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        return (account, id, app);
    }

    private async Task<PasswordPassed?> PasswordAsync(TestAccount account, long id)
    {
        var login = (await account.FindAsync(id)).UserName!;
        return await host.InScope(core => core.SignIn.VerifyAsync(login, Sample.Password));
    }

    // In a session of nobody's proof; what is proved afterwards must be what the answer says.
    private Task<(WriteError? Error, DateTime? ProvedAt)> TryAsync(
        TestAccount account, long id, Func<CoreServices, Task<WriteError?>> prove, string session = "own") =>
        account.As(id, async core =>
        {
            var contact = core.Current.Contact!;
            core.Current.Enter(contact with { SessionId = session, Actor = contact.Actor with { ProvedAt = null } });
            var error = await prove(core);
            Assert.Equal(error is null ? host.Now : null, core.Current.Actor!.ProvedAt);
            return (error, core.Current.Actor.ProvedAt);
        });

    private static void Is(string key, string field, (WriteError? Error, DateTime? ProvedAt) answer) =>
        Assert.Equal(new WriteError(field, CoreTexts.Get(key)), answer.Error);

    private static void KeptOut(string field, (WriteError? Error, DateTime? ProvedAt) answer) =>
        Assert.Equal(new WriteError(field, CoreTexts.Get("Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes)), answer.Error);
}
