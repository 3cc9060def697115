using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>« Clés d'accès »: what becomes of the second factor, and who may come in with one.</summary>
public sealed class PasskeysTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Add_TheFirst_IsASecondFactorWithRecoveryCodes_AndIsToldAndInTheJournal()
    {
        var (account, id) = await ContactAsync();
        var stamp = (await account.FindAsync(id)).SecurityStamp;

        var added = WriteAssert.Done(await account.As(id, core => core.Passkeys.AddAsync(TestPasskeys.NewInfo(), " Bureau ")));

        Assert.Equal(SecondFactors.RecoveryCodeCount, added.Codes.Count);
        Assert.Equal("Bureau", Assert.Single(await account.PasskeysAsync(id)).Name);
        var state = await account.Inside(core => core.SecondFactors.StateAsync(id));
        Assert.Equal((false, 1), (state.HasApp, state.Passkeys));
        Assert.NotEqual(stamp, (await account.FindAsync(id)).SecurityStamp);
        Assert.Contains(JournalKind.PasskeyAdded, await KindsAsync(account));
    }

    [Fact]
    public async Task Password_WithAPasskey_IsNotEnoughAnyMore()
    {
        var (account, id) = await ContactAsync();
        await account.AddPasskeyAsync(id);
        var login = (await account.FindAsync(id)).UserName!;

        var passed = await account.Inside(core => core.SignIn.VerifyAsync(login, Sample.Password));

        Assert.True(passed!.NeedsCode);
        Assert.False(await account.Inside(core => core.SecondFactors.VerifyAsync(passed, "123456")));
    }

    [Fact]
    public async Task Remove_TheLast_TurnsTheSecondFactorOff_BesideAnAppItStays()
    {
        var (account, id) = await ContactAsync();
        var alone = await account.AddPasskeyAsync(id);
        WriteAssert.Done(await account.As(id, core => core.Passkeys.RemoveAsync(alone)));
        Assert.Null((await account.Inside(core => core.SecondFactors.StateAsync(id))).EnabledAt);

        await account.AddSecondFactorAsync(id);
        var beside = await account.AddPasskeyAsync(id);
        WriteAssert.Done(await account.As(id, core => core.Passkeys.RemoveAsync(beside)));

        Assert.True((await account.Inside(core => core.SecondFactors.StateAsync(id))).HasApp);
    }

    [Fact]
    public async Task App_CanBeAddedBesideAPasskey()
    {
        var (account, id) = await ContactAsync();
        await account.AddPasskeyAsync(id);

        await account.AddSecondFactorAsync(id);

        var state = await account.Inside(core => core.SecondFactors.StateAsync(id));
        Assert.Equal((true, 1), (state.HasApp, state.Passkeys));
    }

    [Fact]
    public async Task RenameAndRemove_AreForOnesOwnAlone()
    {
        var (account, id) = await ContactAsync();
        var key = await account.AddPasskeyAsync(id);

        WriteAssert.NotFound(await account.UnchangedBy(account.AdministratorId, core => core.Passkeys.RenameAsync(key, "À moi")));
        WriteAssert.NotFound(await account.UnchangedBy(account.AdministratorId, core => core.Passkeys.RemoveAsync(key)));
        WriteAssert.Done(await account.As(id, core => core.Passkeys.RenameAsync(key, "Téléphone")));

        Assert.Equal("Téléphone", Assert.Single(await account.PasskeysAsync(id)).Name);
    }

    [Fact]
    public async Task Reset_ByAnotherAdministrator_TakesPasskeysAwayAsWell()
    {
        var (account, id) = await ContactAsync();
        await account.AddPasskeyAsync(id);

        WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.ResetAsync(id)));

        Assert.Empty(await account.PasskeysAsync(id));
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("ended")]
    [InlineData("kept out")]
    [InlineData("inactive")]
    public async Task Pass_OfWhoeverAPasswordWouldNotBringIn_IsRefused(string why)
    {
        var (account, id) = await ContactAsync();
        await account.AddPasskeyAsync(id);
        var info = await InfoAsync(account, id);
        Assert.NotNull(await account.Inside(core => core.Passkeys.PassAsync(id, info)));
        var past = host.Now.AddDays(-1);
        DateTimeOffset? later = new DateTimeOffset(host.Now.AddMinutes(5));
        await account.Inside(core => why switch
        {
            "blocked" => Of(core, id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedAt, past)),
            "ended" => Of(core, id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessEndsAt, past)),
            "kept out" => Of(core, id).ExecuteUpdateAsync(set => set.SetProperty(one => one.LockoutEnd, later)),
            _ => core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsActive, false)),
        });

        Assert.Null(await account.Inside(core => core.Passkeys.PassAsync(id, info)));
    }

    [Fact]
    public async Task Pass_OfADeviceThatCounts_IsNeverGoodTwice()
    {
        var (account, id) = await ContactAsync();
        await account.AddPasskeyAsync(id);
        var info = await InfoAsync(account, id);
        info.SignCount = 7;

        Assert.NotNull(await account.Inside(core => core.Passkeys.PassAsync(id, info)));
        Assert.Null(await account.Inside(core => core.Passkeys.PassAsync(id, info)));
    }

    [Fact]
    public async Task Add_WithoutAFreshProof_IsRefused()
    {
        var (account, id) = await ContactAsync();

        var result = await account.As(id, core =>
        {
            core.Current.Prove(host.Now.AddHours(-1));
            return core.Passkeys.AddAsync(TestPasskeys.NewInfo(), "Bureau");
        });

        Assert.Equal(FreshProofRule.Field, Assert.Single(result.Errors).Field);
        Assert.Empty(await account.PasskeysAsync(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("un nom qui est bien trop long pour une clé d'accès, vraiment")]
    public async Task Add_WithABadName_SaysSo(string name)
    {
        var (account, id) = await ContactAsync();

        var result = await account.UnchangedBy(id, core => core.Passkeys.AddAsync(TestPasskeys.NewInfo(), name));

        Assert.Equal(Passkeys.NameField, Assert.Single(result.Errors).Field);
    }

    private static IQueryable<Contact> Of(CoreServices core, long id) => core.Db.Contacts.Where(one => one.Id == id);

    private static Task<List<JournalKind>> KindsAsync(TestAccount account) =>
        account.Inside(core => core.Db.JournalEntries.Select(entry => entry.Kind).ToListAsync());

    private static async Task<Microsoft.AspNetCore.Identity.UserPasskeyInfo> InfoAsync(TestAccount account, long id)
    {
        var key = (await account.PasskeysAsync(id))[0];
        return new(key.CredentialId, key.PublicKey, DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], []);
    }

    private async Task<(TestAccount Account, long Id)> ContactAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, await account.AddContactAsync());
    }
}
