using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

public sealed class AccountInstallerTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task CreateAsync_Account_HasItsBuiltInRoleAndItsAdministrator()
    {
        var account = await host.CreateAccountAsync();

        var role = await account.Inside(core => core.Db.Roles.SingleAsync());

        Assert.True(role.IsAdministrator);
        Assert.Equal([account.AdministratorId], await account.Inside(core =>
            core.Db.ContactRoles.Where(held => held.RoleId == role.Id).Select(held => held.UserId).ToListAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("FG")]
    [InlineData("FG34")]
    [InlineData("F-3")]
    [InlineData("FÉ3")]
    [InlineData("F3\n")]
    [InlineData("FG\u0663")]
    public async Task CreateAsync_CodeMalformed_IsInvalid(string code)
    {
        var result = await host.InScope(core => core.Installer.CreateAsync(code, "Compte", Sample.Details()));

        WriteAssert.Invalid(result, nameof(Account.Code), "Account_CodeMalformed");
    }

    [Fact]
    public async Task CreateAsync_CodeTakenInAnyCase_IsInvalid()
    {
        var account = await host.CreateAccountAsync();

        var result = await host.InScope(core => core.Installer.CreateAsync(account.Code.ToLowerInvariant(), "Compte", Sample.Details()));

        WriteAssert.Invalid(result, nameof(Account.Code), "Account_CodeTaken", account.Code);
    }

    [Fact]
    public async Task CreateAsync_BadNameAndDetails_AreAllNamedAndNothingIsSaved()
    {
        var before = await CountAsync();

        var result = await host.InScope(core =>
            core.Installer.CreateAsync(Sample.NextCode(), new string('x', 10_000), Sample.Details(details => details.Email = "x")));

        Assert.Equal([nameof(Account.Name), nameof(ContactDetails.Email)], result.Errors.Select(error => error.Field));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("Soc\r\nBcc: a@exemple.fr", "Text_ControlCharacters")]
    [InlineData("Soc\u202Eiété", "Text_ControlCharacters")]
    [InlineData("https://exemple.fr", "Text_Address")]
    [InlineData("Voir www.exemple.fr", "Text_Address")]
    public async Task CreateAsync_NameThatMailsMustNotHold_IsInvalid(string name, string textKey)
    {
        var before = await CountAsync();

        var result = await host.InScope(core => core.Installer.CreateAsync(Sample.NextCode(), name, Sample.Details()));

        WriteAssert.Invalid(result, nameof(Account.Name), textKey);
        Assert.Equal(before, await CountAsync());
    }

    private Task<int> CountAsync() => host.InScope(core => core.Db.Accounts.IgnoreQueryFilters().CountAsync());
}
