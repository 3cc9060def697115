using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 13 on the end date: until the end of that day in the contact's own zone.</summary>
public sealed class EndDateTests(CoreHost host) : IClassFixture<CoreHost>
{
    /// <summary>Zone, last day, the instant at which that day is over. Some clocks go forward or back at that very midnight.</summary>
    public static TheoryData<string, string, string> Days() => new()
    {
        { "UTC", "2026-07-01", "2026-07-02T00:00:00Z" },
        { "Europe/Paris", "2026-07-01", "2026-07-01T22:00:00Z" },
        { "Europe/Paris", "2026-12-01", "2026-12-01T23:00:00Z" },
        { "Pacific/Auckland", "2026-07-01", "2026-07-01T12:00:00Z" },
        { "Pacific/Kiritimati", "2026-07-01", "2026-07-01T10:00:00Z" },
        { "America/Los_Angeles", "2026-07-01", "2026-07-02T07:00:00Z" },
        { "Asia/Kathmandu", "2026-07-01", "2026-07-01T18:15:00Z" },
        { "America/Santiago", "2026-09-05", "2026-09-06T04:00:00Z" },
        { "Asia/Beirut", "2027-03-27", "2027-03-27T22:00:00Z" },
        { "Africa/Cairo", "2027-04-29", "2027-04-29T22:00:00Z" },
        { "America/Santiago", "2027-04-03", "2027-04-04T04:00:00Z" },
        { "America/Havana", "2026-10-31", "2026-11-01T04:00:00Z" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public async Task ValidUntil_EndsWithThatDayInTheContactsZone(string zone, string day, string end)
    {
        var account = await host.CreateAccountAsync();

        var id = await account.AddContactAsync(details =>
            (details.TimeZone, details.ValidUntil) = (zone, DateOnly.Parse(day, CultureInfo.InvariantCulture)));

        var expected = DateTime.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(expected, (await account.FindAsync(id)).AccessEndsAt);
    }

    [Theory]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Los_Angeles")]
    [InlineData("America/Santiago")]
    public async Task SignIn_IsPossibleUntilTheLastMomentOfThatDay(string zone)
    {
        await using var own = new CoreHost();
        await own.InitializeAsync();
        var account = await own.CreateAccountAsync();
        var id = await account.AddContactAsync(details => (details.TimeZone, details.LoginName) = (zone, "fin"));
        var end = (await account.FindAsync(id)).AccessEndsAt!.Value;

        own.Time.SetUtcNow(new DateTimeOffset(end.AddMicroseconds(-1)));
        Assert.NotNull(await own.InScope(core => core.SignIn.VerifyAsync(account.Code + "fin", Sample.Password)));
        Assert.NotNull(await own.InScope(core => core.SignedIn.FindAsync(id)));

        own.Time.SetUtcNow(new DateTimeOffset(end));
        Assert.Null(await own.InScope(core => core.SignIn.VerifyAsync(account.Code + "fin", Sample.Password)));
        Assert.Null(await own.InScope(core => core.SignedIn.FindAsync(id)));
    }

    [Theory]
    [InlineData("Europe/Paris", 0, true)]
    [InlineData("Europe/Paris", -1, false)]
    [InlineData("Europe/Paris", 365, true)]
    [InlineData("Europe/Paris", 366, false)]
    [InlineData("Pacific/Kiritimati", 0, false)]
    [InlineData("Pacific/Kiritimati", 366, true)]
    [InlineData("Pacific/Kiritimati", 367, false)]
    public async Task ValidUntil_LiesBetweenTodayAndTheMaximumInTheContactsZone(string zone, int daysFromToday, bool isAllowed)
    {
        // 10:00 UTC is tomorrow already in Kiritimati.
        var account = await host.CreateAccountAsync();
        var details = Sample.Details(details =>
            (details.TimeZone, details.ValidUntil) = (zone, DateOnly.FromDateTime(host.Now).AddDays(daysFromToday)));

        var result = await account.AsAdministrator(core => core.Informations.CreateAsync(details, Sample.NoConnectors(), Guid.NewGuid()));

        Assert.Equal(isAllowed ? WriteStatus.Done : WriteStatus.Invalid, result.Status);
    }

    [Fact]
    public async Task ValidUntil_PastButUnchanged_DoesNotStopAnotherEdit()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(id, contact => contact.ValidUntil = new DateOnly(2026, 1, 1));
        var wanted = await account.DetailsOfAsync(id);
        wanted.FirstName = "Autre";

        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted))));
    }

    [Fact]
    public async Task ValidUntil_None_IsForAdministratorsOnly()
    {
        var account = await host.CreateAccountAsync();
        var administrator = await account.AddAdministratorAsync();
        var wanted = await account.DetailsOfAsync(administrator);
        wanted.ValidUntil = null;

        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(administrator, Sample.Edit(wanted))));

        Assert.Null((await account.FindAsync(administrator)).AccessEndsAt);
    }

    [Fact]
    public async Task Profile_NewZone_MovesTheEndOfTheDay()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.ValidUntil = new DateOnly(2026, 7, 1));

        WriteAssert.Done(await account.As(id, core => core.Profile.UpdateAsync(
            new ProfileDetails { Language = "en", TimeZone = "America/Los_Angeles", RowsPerTable = 50 })));

        var contact = await account.FindAsync(id);
        Assert.Equal(new DateTime(2026, 7, 2, 7, 0, 0, DateTimeKind.Utc), contact.AccessEndsAt);
        Assert.Equal(("en", 50), (contact.Language, contact.RowsPerTable));
    }

    [Fact]
    public async Task AccountMaximumLowered_BringsLaterEndDatesBack()
    {
        var account = await host.CreateAccountAsync();
        var today = DateOnly.FromDateTime(host.Now);
        var late = await account.AddContactAsync(details => details.ValidUntil = today.AddDays(300));
        var lateFarEast = await account.AddContactAsync(details =>
            (details.TimeZone, details.ValidUntil) = ("Pacific/Kiritimati", today.AddDays(300)));
        var early = await account.AddContactAsync(details => details.ValidUntil = today.AddDays(10));

        Assert.Equal(2, WriteAssert.Done(await account.AsAdministrator(core => core.Account.UpdateAsync(Settings(30)))));

        Assert.Equal(today.AddDays(30), (await account.FindAsync(late)).ValidUntil);
        Assert.Equal(today.AddDays(31), (await account.FindAsync(lateFarEast)).ValidUntil);
        Assert.Equal(today.AddDays(10), (await account.FindAsync(early)).ValidUntil);
        Assert.Null((await account.FindAsync(account.AdministratorId)).ValidUntil);
        Assert.Equal(
            TimeZoneInfo.ConvertTimeToUtc(today.AddDays(31).ToDateTime(TimeOnly.MinValue), TimeZones.Find("Europe/Paris")),
            (await account.FindAsync(late)).AccessEndsAt);
    }

    [Fact]
    public async Task AccountMaximumLowered_LeavesOtherAccountsAlone()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        await other.AddContactAsync();

        WriteAssert.Done(await other.UnchangedBy(() => account.AsAdministrator(core => core.Account.UpdateAsync(Settings(1)))));
    }

    [Fact]
    public async Task AccountSettings_ByAnybodyButAnAdministrator_AreForbidden()
    {
        var account = await host.CreateAccountAsync();
        var actor = await account.AddHolderAsync([.. PermissionCatalogue.Keys]);

        WriteAssert.Forbidden(
            await account.UnchangedBy(actor, core => core.Account.UpdateAsync(Settings(30))), "Denial_AdministratorOnly");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3651)]
    [InlineData(int.MaxValue)]
    public async Task AccountSettings_MaximumOutOfRange_IsInvalid(int? days)
    {
        var account = await host.CreateAccountAsync();

        WriteAssert.InvalidIn(
            await account.UnchangedBy(account.AdministratorId, core => core.Account.UpdateAsync(Settings(days))),
            nameof(AccountSettings.MaxValidityDays));
    }

    private static AccountSettings Settings(int? days) => new()
    {
        MaxValidityDays = days,
        DefaultLanguage = "en",
        DefaultTimeZone = "Europe/London",
        DefaultRowsPerTable = 50,
    };
}
