using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Five wrong passwords or codes mean five, and a code is good once, however many come at the same moment.</summary>
public sealed class SignInRaceTests(SignInRaceHost race) : IClassFixture<SignInRaceHost>
{
    [Fact]
    public async Task RightPassword_AmongSixtyAtOnce_ComesTooLateAfterFiveWrongOnes()
    {
        var account = await race.Core.CreateAccountAsync();
        var login = account.Code + "admin";
        await Rounds.RunAsync(async () =>
        {
            await LetInAsync(account, account.AdministratorId);
            var held = race.RightPassword.Set();
            var right = Task.Run(() => PassAsync(login, Sample.Password));
            await held;

            var wrong = await AtOnceAsync(59, () => PassAsync(login, "wrong"));
            race.RightPassword.LetGo();

            Assert.All(wrong, Assert.Null);
            Assert.Null(await right);
            await IsKeptOutOnceAsync(account, account.AdministratorId);
        });
    }

    [Fact]
    public async Task RightPresentPassword_AmongSixtyAtOnce_ComesTooLateAfterFiveWrongOnes()
    {
        var account = await race.Core.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await Rounds.RunAsync(async () =>
        {
            var session = Guid.NewGuid().ToString("N");
            var held = race.RightPassword.Set();
            var right = Task.Run(() => StartAsync(account, id, session, Sample.Password));
            await held;

            var wrong = await AtOnceAsync(59, () => StartAsync(account, id, session, "wrong"));
            race.RightPassword.LetGo();

            Assert.Equal(PasswordSignIn.MaxFailures, wrong.Count(answer => answer == CoreTexts.Get("Identity_PasswordMismatch")));
            Assert.Equal(CoreTexts.Get("Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes), await right);
            var later = await StartAsync(account, id, session, Sample.Password);
            Assert.Equal(CoreTexts.Get("Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes), later);
            Assert.NotNull(await PassAsync(account, id));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RightCode_AmongTwentyAtOnce_ComesTooLateAfterFiveWrongOnes(bool isRecoveryCode)
    {
        var (account, id, app) = await ContactAsync();
        await Rounds.RunAsync(async () =>
        {
            await LetInAsync(account, id);
            var passed = await PassAsync(account, id);
            race.Core.Time.Advance(TimeSpan.FromSeconds(30));
            var held = race.Code.Set();
            var right = Task.Run(() => VerifyAsync(passed, isRecoveryCode ? app.RecoveryCodes[0] : app.Code()));
            await held;

            var wrong = await AtOnceAsync(19, () => VerifyAsync(passed, "123"));
            race.Code.LetGo();

            Assert.DoesNotContain(true, wrong);
            Assert.False(await right);
            await IsKeptOutOnceAsync(account, id);
        });
    }

    [Fact]
    public async Task RightCode_TwentyTimesAtOnce_IsGoodOnce()
    {
        var (account, id, app) = await ContactAsync();
        await Rounds.RunAsync(async () =>
        {
            await LetInAsync(account, id);
            var passed = await PassAsync(account, id);
            race.Core.Time.Advance(TimeSpan.FromSeconds(30));
            var code = app.Code();

            Assert.Single(await AtOnceAsync(20, () => VerifyAsync(passed, code)), isIn => isIn);
        });
    }

    [Fact]
    public async Task RecoveryCode_TwentyTimesAtOnce_IsGoodOnce()
    {
        var (account, id, _) = await ContactAsync();
        await Rounds.RunAsync(async () =>
        {
            await LetInAsync(account, id);
            var codes = WriteAssert.Done(await account.As(id, core => core.SecondFactors.RenewCodesAsync(Sample.Password)));
            var passed = await PassAsync(account, id);

            Assert.Single(await AtOnceAsync(20, () => VerifyAsync(passed, codes.Codes[0])), isIn => isIn);
        });
    }

    private static Task<T[]> AtOnceAsync<T>(int times, Func<Task<T>> work) => Together.RunAsync(Enumerable.Repeat(work, times).ToArray());

    // The fifth has kept the contact out, and no later one has been counted.
    private async Task IsKeptOutOnceAsync(TestAccount account, long id)
    {
        var contact = await account.FindAsync(id);
        Assert.Equal((race.Core.Time.GetUtcNow() + PasswordSignIn.Lockout, 0), (contact.LockoutEnd!.Value, contact.AccessFailedCount));
    }

    private static Task<int> LetInAsync(TestAccount account, long id) =>
        account.ChangeAsync(id, contact => (contact.LockoutEnd, contact.AccessFailedCount) = (null, 0));

    private async Task<(TestAccount Account, long Id, TestAuthenticator App)> ContactAsync()
    {
        var account = await race.Core.CreateAccountAsync();
        var id = await account.AddContactAsync();
        return (account, id, await account.AddSecondFactorAsync(id));
    }

    private Task<PasswordPassed?> PassAsync(string login, string password) =>
        race.Core.InScope(core => core.SignIn.VerifyAsync(login, password));

    private async Task<PasswordPassed> PassAsync(TestAccount account, long id) =>
        (await PassAsync((await account.FindAsync(id)).UserName!, Sample.Password))!;

    private Task<bool> VerifyAsync(PasswordPassed passed, string code) =>
        race.Core.InScope(core => core.SecondFactors.VerifyAsync(passed, code));

    // What the page says; empty when the password was right.
    private static async Task<string> StartAsync(TestAccount account, long id, string session, string password)
    {
        var result = await account.As(id, core =>
        {
            core.Current.Enter(core.Current.Contact! with { SessionId = session });
            return core.SecondFactors.StartAsync(password);
        });
        return result.Status == WriteStatus.Done ? "" : Assert.Single(result.Errors).Message;
    }
}
