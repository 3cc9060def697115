using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>Language, zone and page size obey the same rules in the own profile and in the account's defaults.</summary>
public sealed class PreferenceTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("de", "Europe/Paris", 25, "Language")]
    [InlineData("FR", "Europe/Paris", 25, "Language")]
    [InlineData(null, "Europe/Paris", 25, "Language")]
    [InlineData("fr", "Mars/Olympus", 25, "TimeZone")]
    [InlineData("fr", null, 25, "TimeZone")]
    [InlineData("fr", "Europe/Paris", 4, "RowsPerTable")]
    [InlineData("fr", "Europe/Paris", 201, "RowsPerTable")]
    [InlineData("fr", "Europe/Paris", null, "RowsPerTable")]
    public async Task BadPreference_IsNamedAndNothingIsSaved(string? language, string? zone, int? rows, string field)
    {
        var account = await host.CreateAccountAsync();
        var profile = new ProfileDetails { Language = language, TimeZone = zone, RowsPerTable = rows };
        var settings = new AccountSettings
        {
            MaxValidityDays = 365,
            DefaultLanguage = language,
            DefaultTimeZone = zone,
            DefaultRowsPerTable = rows,
        };

        WriteAssert.InvalidIn(await account.UnchangedBy(account.AdministratorId, core => core.Profile.UpdateAsync(profile)), field);
        WriteAssert.InvalidIn(
            await account.UnchangedBy(account.AdministratorId, core => core.Account.UpdateAsync(settings)), "Default" + field);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    public async Task RowsPerTable_AtTheLimits_IsSaved(int rows)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        WriteAssert.Done(await account.As(id, core => core.Profile.UpdateAsync(
            new ProfileDetails { Language = "en", TimeZone = "UTC", RowsPerTable = rows })));

        Assert.Equal(rows, (await account.FindAsync(id)).RowsPerTable);
    }

    [Fact]
    public void TimeZones_AreNamedAfterPlacesAndCanAllBeFound()
    {
        Assert.Contains(TimeZones.All, zone => zone.Id == "Europe/Paris");
        Assert.All(TimeZones.All, zone => Assert.Equal(zone, TimeZones.Find(zone.Id)));
        Assert.DoesNotContain(TimeZones.All, zone => zone.Id.StartsWith("Etc/", StringComparison.Ordinal));
    }
}
