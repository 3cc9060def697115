using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>What reaches furthest wants a proof of the last ten minutes, whichever service writes it.</summary>
public sealed class FreshProofRuleTests(CoreHost host) : IClassFixture<CoreHost>
{
    public static TheoryData<string, string> Sensitive => new()
    {
        { "on", "Proof_OptionOn" },
        { "off", "Proof_OptionOff" },
        { "validity", "Proof_Safety" },
        { "review", "Proof_Safety" },
        { "administrator", "Proof_Administrator" },
    };

    [Theory]
    [MemberData(nameof(Sensitive))]
    public async Task Write_WithAProofOfTenMinutes_IsDone_AndAskedAboutLater(string name, string reason)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(name == "off");
        var contactId = await account.AddContactAsync();
        object[] who = reason == "Proof_Administrator" ? ["Sandra", "Durand"] : [];

        foreach (var proof in new[] { host.Now - Actor.ProofLifetime - TimeSpan.FromTicks(1), (DateTime?)null })
        {
            var asked = await account.UnchangedBy(
                account.AdministratorId, Proved(proof, core => WriteAsync(core, name, account, contactId)));
            Assert.Equal([new WriteError(FreshProofRule.Field, CoreTexts.Get(reason, who))], asked.Errors);
            Assert.True(asked.IsByRule);
        }

        Assert.True((await account.As(
            account.AdministratorId, Proved(host.Now - Actor.ProofLifetime, core => WriteAsync(core, name, account, contactId)))).IsDone);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("defaults")]
    [InlineData("role")]
    [InlineData("taken")]
    public async Task Write_ThatDoesNotReachAsFar_WantsNone(string name)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var contactId = name == "taken" ? await account.AddAdministratorAsync() : await account.AddContactAsync();

        Assert.True((await account.AsAdministrator(Proved(null, core => WriteAsync(core, name, account, contactId)))).IsDone);
    }

    [Fact]
    public async Task Right_IsAskedForBeforeTheProof_AndNobodyConsents()
    {
        var account = await host.CreateAccountAsync();
        var delegateId = await account.AddDelegateAsync();

        WriteAssert.Forbidden(
            await account.UnchangedBy(delegateId, Proved(null, core => core.Account.SetMobileConnectorsAsync(true))),
            "Denial_AdministratorOnly");
        WriteAssert.InvalidIn(
            await account.UnchangedBy(account.AdministratorId, Proved(null, core =>
            {
                core.Consent.Give(FreshProofRule.Field);
                return core.Account.SetMobileConnectorsAsync(true);
            })),
            FreshProofRule.Field);
    }

    [Fact]
    public async Task Command_IsNotAsked()
    {
        var account = await host.CreateAccountAsync();

        WriteAssert.Done(await account.AsOperator(core => core.Writer.RunAsync(write => write.Authority.Operate(), write =>
        {
            (write.Account.MobileConnectorsEnabled, write.Account.MaxValidityDays) = (true, 10);
            return Task.FromResult(WriteResult.Done(true));
        })));
    }

    private static Func<CoreServices, Task<T>> Proved<T>(DateTime? at, Func<CoreServices, Task<T>> work) => core =>
    {
        var contact = core.Current.Contact!;
        core.Current.Enter(contact with { Actor = contact.Actor with { ProvedAt = at } });
        return work(core);
    };

    private static async Task<WriteResult<bool>> WriteAsync(CoreServices core, string name, TestAccount account, long contactId) =>
        name switch
        {
            "on" => await core.Account.SetMobileConnectorsAsync(true),
            "off" => await core.Account.SetMobileConnectorsAsync(false),
            "same" => await core.Account.SetMobileConnectorsAsync(true),
            "validity" => Short(await core.Account.UpdateAsync(Settings(settings => settings.MaxValidityDays = 364))),
            "review" => Short(await core.Account.UpdateAsync(Settings(settings => settings.HoldsConnectorsForReview = true))),
            "defaults" => Short(await core.Account.UpdateAsync(Settings(settings => settings.DefaultRowsPerTable = 50))),
            "administrator" => Short(await core.ContactRoles.SetAsync(contactId, Sample.Ids(account.AdministratorRoleId), Sample.Ids())),
            "taken" => Short(await core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId))),
            _ => Short(await core.ContactRoles.SetAsync(
                contactId, Sample.Ids(WriteAssert.Done(await core.Roles.CreateAsync("Rôle", Sample.Keys()))), Sample.Ids())),
        };

    private static AccountSettings Settings(Action<AccountSettings> change)
    {
        var settings = new AccountSettings
        {
            MaxValidityDays = 365,
            DefaultLanguage = "fr",
            DefaultTimeZone = "Europe/Paris",
            DefaultRowsPerTable = 25,
        };
        change(settings);
        return settings;
    }

    private static WriteResult<bool> Short<T>(WriteResult<T> result) =>
        new(result.Status, result.IsDone, result.Errors) { IsByRule = result.IsByRule };
}
