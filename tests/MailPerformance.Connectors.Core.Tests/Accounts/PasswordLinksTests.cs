using System.Text;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Rule 15.</summary>
public sealed class PasswordLinksTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Chosen = "une autre phrase bien longue";

    [Fact]
    public async Task UseAsync_Code_SetsThePasswordOnce()
    {
        var (account, id, code) = await InviteAsync();

        Assert.True((await UseAsync(id, code))!.IsDone);

        Assert.Equal(id, (await host.InScope(core => core.SignIn.VerifyAsync(account.Code + "invite", Chosen)))?.ContactId);
        Assert.Null(await UseAsync(id, code));
    }

    [Fact]
    public async Task UseAsync_OneCode_UsesUpEveryOther()
    {
        var (account, id, first) = await InviteAsync();
        var second = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));

        Assert.True((await UseAsync(id, second))!.IsDone);

        Assert.Null(await UseAsync(id, first));
    }

    [Fact]
    public async Task UseAsync_SameCodeAtTheSameMoment_SetsOnePassword()
    {
        var (_, id, code) = await InviteAsync();

        var results = await Together.RunAsync(() => UseAsync(id, code), () => UseAsync(id, code));

        Assert.Single(results, result => result is { IsDone: true });
    }

    [Fact]
    public async Task UseAsync_Contact_GetsANewSecurityStampAndMayTryAgainAtOnce()
    {
        var (account, id, code) = await InviteAsync();
        await account.ChangeAsync(id, contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(10));
        var before = (await account.FindAsync(id)).SecurityStamp;

        await UseAsync(id, code);

        var contact = await account.FindAsync(id);
        Assert.NotEqual(before, contact.SecurityStamp);
        Assert.Null(contact.LockoutEnd);
    }

    [Theory]
    [InlineData("tropcourt", "Identity_PasswordTooShort", CoreRegistration.PasswordMinLength)]
    [InlineData("aaaaaaaaaaaaaaaa", "Identity_PasswordRequiresUniqueChars", 5)]
    public async Task UseAsync_WeakPassword_SaysWhyAndKeepsTheCode(string password, string textKey, int argument)
    {
        var (account, id, code) = await InviteAsync();

        var result = await account.UnchangedBy(() => UseAsync(id, code, password));

        Assert.Equal(CoreTexts.Get(textKey, argument), Assert.Single(result!.Errors).Message);
        Assert.NotNull(await FindAsync(id, code));
    }

    [Fact]
    public async Task FindAsync_WrongCodeOrWrongContact_IsNull()
    {
        var (_, id, code) = await InviteAsync();
        var (_, other, _) = await InviteAsync();

        Assert.Null(await FindAsync(other, code));
        Assert.Null(await FindAsync(999_999, code));
        Assert.Null(await FindAsync(id, code[..^4]));
        Assert.Null(await FindAsync(id, ""));
        Assert.Null(await FindAsync(id, new string('x', 10_000)));
    }

    [Fact]
    public async Task FindAsync_ContactWhoMayNotSignIn_IsNull()
    {
        var (account, id, code) = await InviteAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));
        Assert.Null(await FindAsync(id, code));

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
        await account.ChangeAsync(id, contact => contact.AccessEndsAt = host.Now);
        Assert.Null(await FindAsync(id, code));
    }

    [Fact]
    public async Task UseAsync_ContactLockedSinceTheCodeWasLookedAt_StaysLocked()
    {
        var (account, id, code) = await InviteAsync();

        await host.InScope(async core =>
        {
            var contact = await core.Links.FindAsync(id, code);
            WriteAssert.Done(await account.AsAdministrator(others => others.Contacts.SetLockedAsync(id, true)));
            await core.Links.UseAsync(contact!, code, Chosen);
        });

        Assert.NotNull((await account.FindAsync(id)).LockedAt);
    }

    // Identity's provider reads the machine's clock, so the code is aged instead: written as Identity would have written it then.
    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task FindAsync_CodeOfThreeDaysAgo_IsTooOld(int minutesBeyond, bool isFound)
    {
        var (account, id, _) = await InviteAsync();
        var made = DateTimeOffset.UtcNow - PasswordLinks.Lifetime - TimeSpan.FromMinutes(minutesBeyond);

        var code = CodeOf(await account.FindAsync(id), made);

        Assert.Equal(isFound, await FindAsync(id, code) is not null);
    }

    [Fact]
    public async Task CreateAsync_ForAStrongerContactOrAnAdministrator_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var stronger = await account.AddHolderAsync(Permissions.ContactsDelete);

        WriteAssert.Forbidden(
            await account.As(actor, core => core.Links.CreateAsync(account.AdministratorId)), "Denial_AdministratorContact");
        WriteAssert.Forbidden(
            await account.As(actor, core => core.Links.CreateAsync(stronger)),
            "Denial_HigherRights", PermissionLabels.Of(Permissions.ContactsDelete));
    }

    private async Task<(TestAccount Account, long ContactId, string Code)> InviteAsync()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync(details => details.LoginName = "invite");
        return (account, id, WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id))));
    }

    private Task<Contact?> FindAsync(long contactId, string code) => host.InScope(core => core.Links.FindAsync(contactId, code));

    private Task<WriteResult<Contact>?> UseAsync(long contactId, string code, string password = Chosen) => host.InScope(async core =>
        await core.Links.FindAsync(contactId, code) is { } contact ? await core.Links.UseAsync(contact, code, password) : null);

    private string CodeOf(Contact contact, DateTimeOffset made)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, new UTF8Encoding(false, true)))
        {
            writer.Write(made.UtcTicks);
            writer.Write(contact.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.Write("PasswordLink:" + contact.PasswordLinkStamp);
            writer.Write(contact.SecurityStamp!);
        }

        var protector = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("DataProtectorTokenProvider");
        return Convert.ToBase64String(protector.Protect(bytes.ToArray()));
    }
}
