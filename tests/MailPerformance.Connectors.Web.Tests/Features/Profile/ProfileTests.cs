using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Tests.MobileSignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.Profile;

[Collection(SettingsHost.Name)]
public sealed class ProfileTests(ConnectorsFactory host)
{
    private const string Url = "/profil";
    private const string NewPassword = "une autre phrase, plus longue";

    [Fact]
    public async Task Post_English_SpeaksEnglishFromTheNextPageOn()
    {
        var (_, admin) = await host.SetUpAsync();

        PageAssert.RedirectsTo(Url, await admin.SubmitAsync(Url, form => form.Set("Language", "en")));

        var page = await admin.GetAsync(Url);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        PageAssert.Notice(page, Words.In("en", () => Texts.T("Profile_Saved")));
        Assert.Equal(Words.In("en", () => Texts.T("Profile_Title")), page.Element("h1").TextContent);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData("False", false)]
    [InlineData(null, true)]
    public async Task Post_MailsOfCampaigns_AreTheContactsOwnChoice(string? posted, bool expected)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.NotifyOnActionChange = true);
        Assert.Equal("True", (await admin.GetAsync(Url)).ValueOf("NotifyOnActionChange"));

        await admin.PostByHandAsync(Url, form =>
        {
            form.Set("Language", "fr");
            form.Set("TimeZone", "Europe/Paris");
            form.Set("RowsPerTable", "25");
            if (posted is not null)
            {
                form.Set("NotifyOnActionChange", posted);
            }
        });

        Assert.Equal(expected, (await account.FindAsync(account.AdministratorId)).NotifyOnActionChange);
    }

    [Fact]
    public async Task Post_RowsPerTable_IsThePageSizeOfLists()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(20);

        await admin.SubmitAsync(Url, form => form.Set("RowsPerTable", "7"));

        Assert.Equal(7, (await admin.GetAsync("/administration/contacts")).Rows().Count);
        Assert.Equal(7, (await admin.GetAsync("/parametrages/connecteurs")).Rows().Count);
    }

    [Theory]
    [InlineData("fr", "Votre fuseau horaire", "Nouméa, Nouvelle-Calédonie (UTC+11:00)", "Londres (UTC+01:00)")]
    [InlineData("en", "Your time zone", "Nouméa, New Caledonia (UTC+11:00)", "London (UTC+01:00)")]
    public async Task Get_TimeZones_BeginWithTheReadersInTheirLanguageAndHoldEachOnce(
        string language, string group, string noumea, string london)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = language);

        var select = (await admin.GetAsync(Url)).Element("select[name=TimeZone]");

        Assert.Equal(group, select.QuerySelector("optgroup")!.GetAttribute("label"));
        var options = select.QuerySelectorAll("option").ToList();
        Assert.Equal("Paris (UTC+02:00)", options[0].TextContent);
        Assert.Equal(noumea, select.QuerySelector("option[value='Pacific/Noumea']")!.TextContent);
        Assert.Equal(london, select.QuerySelector("option[value='Europe/London']")!.TextContent);
        Assert.Equal("Europe/Paris", select.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(
            TimeZones.All.Select(zone => zone.Id).Order(StringComparer.Ordinal),
            options.Select(option => option.GetAttribute("value")!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Language", "xx", "Contact_LanguageUnknown")]
    [InlineData("TimeZone", "", "Contact_TimeZoneUnknown")]
    [InlineData("RowsPerTable", "4", "Contact_RowsPerTable")]
    [InlineData("RowsPerTable", "201", "Contact_RowsPerTable")]
    [InlineData("RowsPerTable", "abc", "")]
    public async Task Post_BadPreference_SaysSoAtTheFieldAndSavesNothing(string field, string value, string key)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form => form.Set(field, value)));

        PageAssert.FieldError(page, field, key.Length == 0 ? Words.Web("Binding_Invalid", value) : Words.Core(key, 5, 200));
    }

    [Fact]
    public async Task Post_FieldsThatThePageDoesNotOffer_AreIgnored()
    {
        var (account, _) = await host.SetUpAsync();
        var id = await account.AddContactAsync();
        var me = await host.SignInAsync(account, id);

        await me.SubmitAsync(Url, form =>
        {
            form.Set("LastName", "Pirate");
            form.Set("ValidUntil", "2099-01-01");
        });

        var contact = await account.FindAsync(id);
        Assert.Equal(("Durand", Sample.Details().ValidUntil), (contact.LastName, contact.ValidUntil));
    }

    [Fact]
    public async Task Post_Password_EndsOtherSessionsAndKeepsThisOne()
    {
        var (account, here) = await host.SetUpAsync();
        var elsewhere = await host.SignInAsync(account, account.AdministratorId);

        PageAssert.RedirectsTo(Url, await ChangeAsync(here, Sample.Password, NewPassword, NewPassword));

        PageAssert.Notice(await here.GetAsync(Url), Words.Web("Profile_PasswordSaved"));
        Assert.Contains("/connexion", (await elsewhere.GetAsync(Url)).Location);
        await host.SignInAsync(account.Code + "admin", NewPassword);
    }

    [Theory]
    [InlineData("", NewPassword, NewPassword, "Present")]
    [InlineData(Sample.Password, "court", "court", "Password")]
    [InlineData(Sample.Password, "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "Password")]
    [InlineData(Sample.Password, "", "", "Password")]
    [InlineData(Sample.Password, NewPassword, "autre chose encore", "Confirmation")]
    public async Task Post_BadPassword_SaysSoAtTheFieldAndNeverSendsItBack(
        string present, string password, string confirmation, string field)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => ChangeAsync(admin, present, password, confirmation));

        PageAssert.FieldError(page, field, (field, password) switch
        {
            ("Present", _) => Words.Web("Password_PresentRequired"),
            ("Confirmation", _) => Words.Web("Password_Different"),
            (_, "") => Words.Web("Password_Required"),
            (_, "court") => Words.Core("Identity_PasswordTooShort", CoreRegistration.PasswordMinLength),
            _ => Words.Core("Identity_PasswordRequiresUniqueChars", 5),
        });
        Assert.DoesNotContain(NewPassword, page.Html);
        Assert.DoesNotContain(Sample.Password, page.Html);
    }

    [Fact]
    public async Task Post_WrongPresentPasswordFiveTimes_KeepsThatSessionOutForFifteenMinutes_AndNoOther()
    {
        var (account, admin) = await host.SetUpAsync();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            var page = await ChangeAsync(admin, "pas le bon mot de passe", NewPassword, NewPassword);
            PageAssert.FieldError(page, "Present", Words.Core("Identity_PasswordMismatch"));
        }

        var keptOut = await account.UnchangedBy(() => ChangeAsync(admin, Sample.Password, NewPassword, NewPassword));

        PageAssert.FieldError(keptOut, "Present", Words.Core("Password_KeptOut", 15));
        var elsewhere = await host.SignInAsync(account, account.AdministratorId);
        PageAssert.RedirectsTo(Url, await ChangeAsync(elsewhere, Sample.Password, NewPassword, NewPassword));
    }

    [Fact]
    public async Task Post_Password_WhileStrangersTryTheLogin_IsChanged()
    {
        var (account, admin) = await host.SetUpAsync();
        var stranger = host.Anonymous();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            await stranger.SubmitAsync("/connexion", form =>
            {
                form.Set("Login", account.Code + "admin");
                form.Set("Password", "pas le bon mot de passe");
            });
        }

        Assert.NotNull((await account.FindAsync(account.AdministratorId)).LockoutEnd);
        PageAssert.RedirectsTo(Url, await ChangeAsync(admin, Sample.Password, NewPassword, NewPassword));
    }

    [Fact]
    public async Task Post_Password_OfTheLastWhoCanStopACampaign_IsAskedOnTheForm_AndEndsTheDevicesWhenAccepted()
    {
        var (account, _) = await host.SetUpAsync();
        var id = await account.AddCallerAsync();
        await account.AddCampaignAsync(CampaignState.Sending, name: "Soldes d’hiver");
        var site = await host.SignInAsync(account, id);

        var asked = await account.UnchangedBy(() => ChangeAsync(site, Sample.Password, NewPassword, NewPassword));
        var wrong = await ChangeAsync(site, asked, "pas le bon mot de passe");
        var done = await ChangeAsync(site, wrong, Sample.Password);

        PageAssert.Question(asked, "une campagne programmée ou en cours");
        Assert.DoesNotContain(NewPassword, asked.Html);
        Assert.DoesNotContain("Soldes", asked.Text);
        PageAssert.FieldError(wrong, "Present", Words.Core("Identity_PasswordMismatch"));
        Assert.True(wrong.Shows("#AcceptUncovered[checked]"));
        PageAssert.RedirectsTo(Url, done);
        Assert.Equal(DeviceEnd.PasswordChanged, Assert.Single(await account.DevicesAsync()).EndReason);
        await host.SignInAsync((await account.FindAsync(id)).UserName!, NewPassword);
    }

    [Fact]
    public async Task Post_Password_WithoutACampaignToStop_IsNotAsked()
    {
        var (account, _) = await host.SetUpAsync();
        var id = await account.AddCallerAsync();
        var site = await host.SignInAsync(account, id);

        Assert.False((await site.GetAsync(Url)).Shows("#AcceptUncovered"));
        PageAssert.RedirectsTo(Url, await ChangeAsync(site, Sample.Password, NewPassword, NewPassword));
    }

    // Ticks the box if it is not ticked, and types the new password again.
    private static Task<TestPage> ChangeAsync(TestSite site, TestPage page, string present) => site.SubmitAsync(page, form =>
    {
        form.Set("AcceptUncovered", "true");
        form.Set("Present", present);
        form.Set("Password", NewPassword);
        form.Set("Confirmation", NewPassword);
    }, Url + "/mot-de-passe");

    private static Task<TestPage> ChangeAsync(TestSite site, string present, string password, string confirmation) =>
        site.SubmitAsync(Url, form =>
        {
            form.Set("Present", present);
            form.Set("Password", password);
            form.Set("Confirmation", confirmation);
        }, Url + "/mot-de-passe");
}
