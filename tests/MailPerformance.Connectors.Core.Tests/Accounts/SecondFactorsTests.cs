using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

public sealed class SecondFactorsTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Code_OfTheApp_IsAskedForAndGoodOnce()
    {
        var (account, id, app) = await ContactAsync();
        var passed = await PassAsync(account, id);
        Assert.True(passed.NeedsCode);

        // The code that turned it on is used up, and so is every step before it.
        Assert.False(await VerifyAsync(passed, app.Code()));
        Assert.False(await VerifyAsync(passed, app.Code(-1)));
        Next();
        Assert.True(await VerifyAsync(passed, $" {app.Code()[..3]} {app.Code()[3..]}"));
        Assert.False(await VerifyAsync(passed, app.Code()));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Code_OfAClockThatDiffers_IsTakenOneStepAround(int steps, bool isTaken)
    {
        var (account, id, app) = await ContactAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(isTaken, await VerifyAsync(await PassAsync(account, id), app.Code(steps)));
    }

    [Fact]
    public async Task OneCode_TypedSixTimesAtOnce_LetsOneIn()
    {
        var (account, id, app) = await ContactAsync();
        var passed = await PassAsync(account, id);
        Next();
        var code = app.Code();

        var answers = await Together.RunAsync(Enumerable.Repeat(() => VerifyAsync(passed, code), 6).ToArray());

        Assert.Single(answers, isIn => isIn);
    }

    [Fact]
    public async Task RecoveryCode_IsGoodOnce_HoweverItIsTyped()
    {
        var (account, id, app) = await ContactAsync();
        var passed = await PassAsync(account, id);
        Assert.Equal(SecondFactors.RecoveryCodeCount, app.RecoveryCodes.Distinct().Count());
        Assert.All(app.RecoveryCodes, code => Assert.Matches("^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$", code));
        var typed = app.RecoveryCodes[3].ToLowerInvariant().Replace('-', ' ');

        var answers = await Together.RunAsync(Enumerable.Repeat(() => VerifyAsync(passed, typed), 4).ToArray());

        Assert.Single(answers, isIn => isIn);
        Assert.True(await VerifyAsync(passed, app.RecoveryCodes[4]));
        var state = await account.As(id, core => core.SecondFactors.StateAsync(id));
        Assert.Equal(SecondFactors.RecoveryCodeCount - 2, state.RecoveryCodesLeft);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("ABCD-EFGH-JKLM")]
    [InlineData("🙂\ud800")]
    public async Task WrongCodes_CountLikeWrongPasswords_AndThePasswordAloneDoesNotForgetThem(string wrong)
    {
        var (account, id, app) = await ContactAsync();
        Next();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            // As often as one likes: the password is right, the code is not.
            Assert.False(await VerifyAsync(await PassAsync(account, id), wrong));
        }

        Assert.Null(
            await host.InScope(async core => await core.SignIn.VerifyAsync((await account.FindAsync(id)).UserName!, Sample.Password)));
        var contact = await account.FindAsync(id);
        Assert.Equal(host.Time.GetUtcNow() + PasswordSignIn.Lockout, contact.LockoutEnd);

        // Not even the right code, with a password that was right before.
        Assert.False(await VerifyAsync(new PasswordPassed(id, account.Id, contact.SecurityStamp!, true), app.Code()));
        host.Time.Advance(PasswordSignIn.Lockout);
        Assert.True(await VerifyAsync(await PassAsync(account, id), app.Code()));
    }

    [Fact]
    public async Task RightCode_ForgetsTheWrongOnesBefore()
    {
        var (account, id, app) = await ContactAsync();
        var passed = await PassAsync(account, id);
        Next();
        Assert.False(await VerifyAsync(passed, "123"));
        Assert.Equal(1, (await account.FindAsync(id)).AccessFailedCount);

        Assert.True(await VerifyAsync(passed, app.Code()));

        Assert.Equal(0, (await account.FindAsync(id)).AccessFailedCount);
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("new password")]
    [InlineData("nobody")]
    public async Task Code_AfterThePasswordWasRight_IsWorthNothingWhenThatIsOver(string what)
    {
        var (account, id, app) = await ContactAsync();
        var passed = await PassAsync(account, id);
        Next();
        await account.ChangeAsync(id, contact =>
        {
            contact.LockedAt = what == "blocked" ? host.Now : null;
            contact.SecurityStamp = what == "new password" ? Guid.NewGuid().ToString() : contact.SecurityStamp;
        });

        Assert.False(await VerifyAsync(what == "nobody" ? passed with { ContactId = -1 } : passed, app.Code()));
    }

    [Fact]
    public async Task Enable_NeedsThePassword_ThenACodeOfTheKey_InTime()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        WriteAssert.Invalid(
            await account.As(id, core => core.SecondFactors.StartAsync("wrong")), PresentPassword.Field, "Identity_PasswordMismatch");

        var setUp = WriteAssert.Done(await account.As(id, core => core.SecondFactors.StartAsync(Sample.Password)));
        Assert.False((await PassAsync(account, id)).NeedsCode);
        var app = new TestAuthenticator(setUp.Key, host.Time, []);
        WriteAssert.Invalid(
            await account.UnchangedBy(id, core => core.SecondFactors.EnableAsync(setUp.Carried, "abc")), SecondFactors.CodeField,
            "SecondFactor_Wrong");
        host.Time.Advance(SecondFactors.SetUpTime);
        WriteAssert.Invalid(
            await account.UnchangedBy(id, core => core.SecondFactors.EnableAsync(setUp.Carried, app.Code())), "",
            "SecondFactor_StartAgain");

        var again = await account.AddSecondFactorAsync(id);
        WriteAssert.Invalid(await account.UnchangedBy(id, core => core.SecondFactors.StartAsync(Sample.Password)), "", "SecondFactor_IsOn");
        WriteAssert.Invalid(
            await account.UnchangedBy(id, core => core.SecondFactors.EnableAsync(setUp.Carried, again.Code(1))), "", "SecondFactor_IsOn");
    }

    [Theory]
    [InlineData("another contact's")]
    [InlineData("from before a new password")]
    [InlineData("from before a block")]
    [InlineData("forged")]
    [InlineData("none")]
    public async Task Enable_WithAKey_ThatIsNotTheContactsOwnOfNow_IsRefused(string which)
    {
        var account = await host.CreateAccountAsync();
        var (id, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        var setUp = WriteAssert.Done(
            await account.As(which == "another contact's" ? other : id, core => core.SecondFactors.StartAsync(Sample.Password)));
        if (which == "from before a new password")
        {
            WriteAssert.Done(await account.As(id, core => core.Passwords.RunAsync(Sample.Password, "une tout autre phrase")));
        }
        else if (which == "from before a block")
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
        }

        var carried = which switch { "forged" => "AAAA", "none" => null, _ => setUp.Carried };
        WriteAssert.Invalid(
            await account.UnchangedBy(
                id, core => core.SecondFactors.EnableAsync(carried, new TestAuthenticator(setUp.Key, host.Time, []).Code())),
            "",
            "SecondFactor_StartAgain");
    }

    [Fact]
    public async Task Enable_EndsTheSessions_AndKeepsNothingInClear()
    {
        var (account, id, app) = await ContactAsync();
        var stamp = (await account.FindAsync(id)).SecurityStamp;
        var key = await account.Inside(core => core.Db.SecondFactors.Select(factor => factor.ProtectedKey).SingleAsync());

        var codes = WriteAssert.Done(await account.As(id, core => core.SecondFactors.RenewCodesAsync(Sample.Password)));

        Assert.NotEqual(stamp, (await account.FindAsync(id)).SecurityStamp);
        var passed = await PassAsync(account, id);
        Assert.False(await VerifyAsync(passed, app.RecoveryCodes[0]));
        Assert.True(await VerifyAsync(passed, codes.Codes[0]));
        Assert.True(key.Length > 60);
        var hashes = await account.Inside(core => core.Db.RecoveryCodes.Select(code => code.Hash).ToListAsync());
        Assert.All(
            hashes,
            hash => Assert.DoesNotContain(codes.Codes, code => hash.Contains(code.Replace("-", ""), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Disable_WithThePassword_IsEnough_AndTwiceIsOnce()
    {
        var (account, id, _) = await ContactAsync();
        WriteAssert.InvalidIn(await account.As(id, core => core.SecondFactors.DisableAsync("wrong")), PresentPassword.Field);
        Assert.True((await PassAsync(account, id)).NeedsCode);

        WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));

        Assert.False((await PassAsync(account, id)).NeedsCode);
        Assert.Equal(0, await account.Inside(core => core.Db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task Reset_ByAnAdministrator_TellsTheContact_OnceOnly()
    {
        var (account, id, _) = await ContactAsync();
        var stamp = (await account.FindAsync(id)).SecurityStamp;

        WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.ResetAsync(id)));
        WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.ResetAsync(id)));

        Assert.False((await PassAsync(account, id)).NeedsCode);
        Assert.NotEqual(stamp, (await account.FindAsync(id)).SecurityStamp);
        var (toldId, mail) = Assert.Single(await account.MailsAsync<SecondFactorRemovedMail>());
        Assert.Equal(id, toldId);
        Assert.Contains("admin", mail.By);
    }

    [Fact]
    public async Task Reset_ByWhomItMayNot_IsRefused()
    {
        var (account, id, _) = await ContactAsync();
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var stronger = await account.AddHolderAsync(Permissions.ContactsEdit, Permissions.ContactsDelete);
        await account.AddSecondFactorAsync(stronger);
        await account.AddSecondFactorAsync(account.AdministratorId);
        var stranger = await host.CreateAccountAsync();

        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(editor, core => core.SecondFactors.ResetAsync(stronger)));
        WriteAssert.Forbidden(
            await account.UnchangedBy(editor, core => core.SecondFactors.ResetAsync(account.AdministratorId)),
            "Denial_AdministratorContact");
        WriteAssert.Forbidden(
            await account.UnchangedBy(account.AdministratorId, core => core.SecondFactors.ResetAsync(account.AdministratorId)),
            "Denial_Self");
        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(id, core => core.SecondFactors.ResetAsync(stronger)));
        WriteAssert.NotFound(await account.UnchangedBy(() => stranger.AsAdministrator(core => core.SecondFactors.ResetAsync(id))));
        WriteAssert.Done(await account.As(editor, core => core.SecondFactors.ResetAsync(id)));
    }

    private async Task<(TestAccount Account, long Id, TestAuthenticator App)> ContactAsync()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        return (account, id, await account.AddSecondFactorAsync(id));
    }

    private async Task<PasswordPassed> PassAsync(TestAccount account, long id)
    {
        var login = (await account.FindAsync(id)).UserName!;
        return (await host.InScope(core => core.SignIn.VerifyAsync(login, Sample.Password)))!;
    }

    private Task<bool> VerifyAsync(PasswordPassed passed, string code) =>
        host.InScope(core => core.SecondFactors.VerifyAsync(passed, code));

    private void Next() => host.Time.Advance(TimeSpan.FromSeconds(30));
}
