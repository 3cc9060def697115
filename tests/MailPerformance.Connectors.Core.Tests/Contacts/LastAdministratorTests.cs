using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 6: each way in which the last administrator who can really sign in could go.</summary>
public sealed class LastAdministratorTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task RoleChange_OfTheLastAdministrator_IsRefused()
    {
        var account = await host.CreateAccountAsync();

        WriteAssert.Invalid(
            await account.UnchangedBy(() => GiveUpAsync(account, account.AdministratorId)),
            ContactRoleService.Field, "Contact_LastAdministrator");
    }

    [Fact]
    public async Task RoleChange_WithAnotherAdministrator_IsDone()
    {
        var account = await host.CreateAccountAsync();
        await account.AddAdministratorAsync();

        WriteAssert.Done(await GiveUpAsync(account, account.AdministratorId));
    }

    [Theory]
    [MemberData(nameof(WaysNotToBeAble))]
    public async Task RoleChange_OtherAdministratorCannotSignIn_IsRefused(string way)
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(await account.AddAdministratorAsync(), contact => MakeUnable(contact, way));

        WriteAssert.Invalid(
            await account.UnchangedBy(() => GiveUpAsync(account, account.AdministratorId)),
            ContactRoleService.Field, "Contact_LastAdministrator");
    }

    [Fact]
    public async Task DeleteAndLock_OfTheOnlyOneWhoCanSignIn_AreRefused()
    {
        // The actor works on in an open session but could not sign in again.
        var account = await host.CreateAccountAsync();
        var able = await account.AddAdministratorAsync();
        await account.ChangeAsync(account.AdministratorId, contact => MakeUnable(contact, "no password"));

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Contacts.DeleteAsync(able)), "", "Contact_LastAdministrator");
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Contacts.SetLockedAsync(able, true)),
            "", "Contact_LastAdministrator");
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("deleted")]
    [InlineData("role")]
    [InlineData("end date")]
    public async Task Administrator_IsRemoved_WhileWrongPasswordsKeepAllOthersOut(string way)
    {
        // Anybody can type five wrong passwords: that must not protect a rogue administrator from the one who is signed in.
        var account = await host.CreateAccountAsync();
        var rogue = await account.AddAdministratorAsync();
        await account.ChangeAsync(account.AdministratorId, contact => MakeUnable(contact, "locked out"));
        var (shown, wanted) = (await account.DetailsOfAsync(rogue), await account.DetailsOfAsync(rogue));
        wanted.ValidUntil = DateOnly.FromDateTime(host.Now);

        WriteAssert.Done(await account.AsAdministrator(core => way switch
        {
            "blocked" => core.Contacts.SetLockedAsync(rogue, true),
            "deleted" => core.Contacts.DeleteAsync(rogue),
            "role" => core.ContactRoles.SetAsync(rogue, Sample.Ids(), Sample.Ids(account.AdministratorRoleId)),
            _ => core.Informations.UpdateAsync(rogue, Sample.Edit(wanted, shown)),
        }));
    }

    [Fact]
    public async Task DeleteAndLock_WithAnotherAdministratorWhoCanSignIn_AreDone()
    {
        var account = await host.CreateAccountAsync();
        var locked = await account.AddAdministratorAsync();
        var deleted = await account.AddAdministratorAsync();

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(locked, true)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(deleted)));
    }

    [Fact]
    public async Task EndDate_BroughtIntoThePastByANewZone_IsRefused()
    {
        var account = await CreateEndingTodayAsync();
        var shown = await account.DetailsOfAsync(account.AdministratorId);
        var wanted = await account.DetailsOfAsync(account.AdministratorId);
        wanted.TimeZone = "Pacific/Auckland";

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Informations.UpdateAsync(account.AdministratorId, Sample.Edit(wanted, shown))),
            nameof(ContactDetails.TimeZone), "Contact_LastAdministrator");
    }

    [Fact]
    public async Task EndDate_BroughtIntoThePastByTheOwnProfile_IsRefused()
    {
        var account = await CreateEndingTodayAsync();
        var profile = new ProfileDetails { Language = "fr", TimeZone = "Pacific/Auckland", RowsPerTable = 25 };

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Profile.UpdateAsync(profile)),
            nameof(ProfileDetails.TimeZone), "Contact_LastAdministrator");
    }

    [Fact]
    public async Task RoleChange_OfTheLastAdministratorWhileKeptOutForSomeMinutes_IsRefused()
    {
        // Five wrong passwords of a stranger must not open the way to an account without administrator.
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => MakeUnable(contact, "locked out"));

        WriteAssert.Invalid(
            await account.UnchangedBy(() => GiveUpAsync(account, account.AdministratorId)),
            ContactRoleService.Field, "Contact_LastAdministrator");
    }

    [Fact]
    public async Task Edit_OfTheLastAdministratorWhileKeptOutForSomeMinutes_IsDone()
    {
        var account = await host.CreateAccountAsync();
        await account.ChangeAsync(account.AdministratorId, contact => MakeUnable(contact, "locked out"));
        var wanted = await account.DetailsOfAsync(account.AdministratorId);
        wanted.FirstName = "Autre";

        WriteAssert.Done(
            await account.AsAdministrator(core => core.Informations.UpdateAsync(account.AdministratorId, Sample.Edit(wanted))));
    }

    public static TheoryData<string> WaysNotToBeAble() => ["no password", "locked", "past the end date"];

    private static Task<WriteResult<long>> GiveUpAsync(TestAccount account, long contactId) =>
        account.As(contactId, core =>
            core.ContactRoles.SetAsync(contactId, Sample.Ids(), Sample.Ids(account.AdministratorRoleId)));

    private void MakeUnable(Contact contact, string way)
    {
        switch (way)
        {
            case "no password":
                contact.PasswordHash = null;
                break;
            case "locked out":
                contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(5);
                break;
            case "locked":
                contact.LockedAt = host.Now;
                break;
            default:
                contact.AccessEndsAt = host.Now;
                break;
        }
    }

    // It is 10:00 UTC: still today in Paris, not yet tomorrow in Auckland until 12:00 UTC, so the clock goes to 13:00.
    private async Task<TestAccount> CreateEndingTodayAsync()
    {
        if (host.Now.Hour < 13)
        {
            host.Time.Advance(TimeSpan.FromHours(3));
        }

        var account = await host.CreateAccountAsync();
        var wanted = await account.DetailsOfAsync(account.AdministratorId);
        wanted.ValidUntil = DateOnly.FromDateTime(host.Now);
        WriteAssert.Done(await account.AsAdministrator(core =>
        {
            // As the calendar brings it about, which asks nobody.
            core.Consent.Force();
            return core.Informations.UpdateAsync(account.AdministratorId, Sample.Edit(wanted));
        }));
        return account;
    }
}
