namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Account;

[Collection(SettingsHost.Name)]
public sealed class AccountTests(ConnectorsFactory host)
{
    private const string Url = "/parametrages/compte";

    [Fact]
    public async Task Post_Option_IsTurnedOffAndOn()
    {
        var (_, admin) = await host.SetUpAsync();

        var question = await admin.GetAsync((await admin.GetAsync(Url)).Element($"a[href='{Url}/option']").GetAttribute("href")!);
        PageAssert.RedirectsTo(Url, await admin.SubmitAsync(question, form => form.Set("enabled", "false"), Url + "/option"));
        PageAssert.Notice(await admin.GetAsync(Url), Words.Web("Option_TurnedOff"));
        PageAssert.RedirectsTo(
            "/parametrages/connecteurs", await admin.SubmitAsync(Url, form => form.Set("enabled", "true"), Url + "/option"));
        Assert.Contains(Words.Web("Option_On"), (await admin.GetAsync(Url)).Text);
    }

    [Fact]
    public async Task Get_TurnOff_SaysWhatStops_AndWithTheOptionOffThereIsNothingToTurnOff()
    {
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId);
        await account.AddConnectorAsync(await account.AddContactAsync());
        await account.AddDeviceAsync(contactId);

        var page = await admin.GetAsync(Url + "/option");
        await account.SetOptionAsync(false);

        Assert.Contains("2 connecteurs cessent de marcher.", page.Text);
        Assert.Contains("1 téléphone connecté est refusé.", page.Text);
        PageAssert.RedirectsTo(Url, await admin.GetAsync(Url + "/option"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData(null)]
    public async Task Post_OptionWithoutAClearValue_Is400AndChangesNothing(string? value)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Url + "/option", form =>
        {
            if (value is not null)
            {
                form.Set("enabled", value);
            }
        }));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
    }

    [Fact]
    public async Task Post_ShorterValidity_BringsEndDatesBackAndSaysHowMany()
    {
        var (account, admin) = await host.SetUpAsync();
        var far = await account.AddContactAsync(details => details.ValidUntil = new DateOnly(2027, 6, 1));
        var near = await account.AddContactAsync(details => details.ValidUntil = new DateOnly(2026, 6, 20));

        var question = await admin.SubmitAsync(Url, form => form.Set("MaxValidityDays", "30"));
        PageAssert.Is(HttpStatusCode.Conflict, question);
        Assert.StartsWith("Question : " + Words.Web("Account_ShortenTitle"), question.Document.Title);
        var asked = question.Element(".confirm [autofocus]").TextContent;
        Assert.Contains(Words.In("fr", () => Texts.Plural("Account_ShortenQuestion", 1)), asked);
        Assert.Equal(new DateOnly(2027, 6, 1), (await account.FindAsync(far)).ValidUntil);
        PageAssert.RedirectsTo(Url, await admin.SubmitAsync(question, _ => { }, Url));

        PageAssert.Notice(await admin.GetAsync(Url), Words.In("fr", () => Texts.Plural("Account_Shortened", 1)));
        Assert.Equal(new DateOnly(2026, 7, 15), (await account.FindAsync(far)).ValidUntil);
        Assert.Equal(new DateOnly(2026, 6, 20), (await account.FindAsync(near)).ValidUntil);
    }

    [Fact]
    public async Task Post_Defaults_AreThoseOfANewContact()
    {
        var (_, admin) = await host.SetUpAsync();

        await admin.SubmitAsync(Url, form =>
        {
            form.Set("DefaultLanguage", "en");
            form.Set("DefaultTimeZone", "Asia/Tokyo");
            form.Set("DefaultRowsPerTable", "50");
        });

        var page = await admin.GetAsync("/administration/contacts/nouveau");
        Assert.Equal(("en", "Asia/Tokyo", "50"), (page.ValueOf("Language"), page.ValueOf("TimeZone"), page.ValueOf("RowsPerTable")));
    }

    [Theory]
    [InlineData("MaxValidityDays", "0")]
    [InlineData("MaxValidityDays", "3651")]
    [InlineData("MaxValidityDays", "")]
    [InlineData("MaxValidityDays", "abc")]
    [InlineData("DefaultLanguage", "xx")]
    [InlineData("DefaultTimeZone", "Mars/Base")]
    [InlineData("DefaultRowsPerTable", "4")]
    [InlineData("DefaultRowsPerTable", "201")]
    [InlineData("DefaultRowsPerTable", "1e3")]
    public async Task Post_BadSetting_SaysSoAtTheFieldAndSavesNothing(string field, string value)
    {
        var (account, admin) = await host.SetUpAsync();

        var page = await account.UnchangedBy(() => admin.SubmitAsync(Url, form => form.Set(field, value)));

        PageAssert.FieldError(page, field, (field, value) switch
        {
            (_, "abc" or "1e3") => Words.Web("Binding_Invalid", value),
            ("MaxValidityDays", _) => Words.Core("Account_MaxValidityDays", 1, 3650),
            ("DefaultLanguage", _) => Words.Core("Contact_LanguageUnknown"),
            ("DefaultTimeZone", _) => Words.Core("Contact_TimeZoneUnknown"),
            _ => Words.Core("Contact_RowsPerTable", 5, 200),
        });
        Assert.Equal(value, field is "DefaultLanguage" or "DefaultTimeZone" ? value : page.ValueOf(field) ?? "");
    }
}
