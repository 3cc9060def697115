using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Bad input: the field is named, by creation and edit alike, and nothing is saved.</summary>
public sealed class ContactValidationTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly string TenThousand = new('x', 10_000);

    public static TheoryData<string, Action<ContactDetails>, string> BadDetails() => new()
    {
        { nameof(ContactDetails.Title), details => details.Title = (PersonTitle)9, "Contact_TitleUnknown" },
        { nameof(ContactDetails.LastName), details => details.LastName = null, "Contact_LastNameRequired" },
        { nameof(ContactDetails.LastName), details => details.LastName = " \u200B\u00A0", "Contact_LastNameRequired" },
        { nameof(ContactDetails.LastName), details => details.LastName = TenThousand, "Text_TooLong" },
        { nameof(ContactDetails.LastName), details => details.LastName = new string('x', 101), "Text_TooLong" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Du\nrand", "Text_ControlCharacters" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Du\0rand", "Text_ControlCharacters" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Du\u202Erand", "Text_ControlCharacters" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Du\u2066rand", "Text_ControlCharacters" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Du\u2028rand", "Text_ControlCharacters" },
        { nameof(ContactDetails.LastName), details => details.LastName = "Gagnez https://exemple.fr", "Text_Address" },
        { nameof(ContactDetails.FirstName), details => details.FirstName = "WWW.exemple.fr", "Text_Address" },
        { nameof(ContactDetails.FirstName), details => details.FirstName = "", "Contact_FirstNameRequired" },
        { nameof(ContactDetails.FirstName), details => details.FirstName = TenThousand, "Text_TooLong" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = null, "Contact_LoginRequired" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "  ", "Contact_LoginRequired" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = TenThousand, "Text_TooLong" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "san dra", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "sandrà", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "sandra@x", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "o'neil", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "🙂", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "sandra\u0660", "Contact_LoginCharacters" },
        { nameof(ContactDetails.LoginName), details => details.LoginName = "san\ndra", "Contact_LoginCharacters" },
        { nameof(ContactDetails.Email), details => details.Email = null, "Contact_EmailRequired" },
        { nameof(ContactDetails.Email), details => details.Email = TenThousand + "@exemple.fr", "Text_TooLong" },
        { nameof(ContactDetails.Email), details => details.Email = "sandra", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "sandra@", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "sandra@exemple", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "sandra@exemple.", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "sandra@exemple..fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "san dra@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "Sandra <sandra@exemple.fr>", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a@exemple.fr,b@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a@exemple.fr\r\nBcc: b@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a@[127.0.0.1]", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a@[IPv6:2001:db8::1.2]", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a\u202Eb@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "a\u2067b@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Email), details => details.Email = "\"http://a\"@exemple.fr", "Contact_EmailMalformed" },
        { nameof(ContactDetails.Language), details => details.Language = null, "Contact_LanguageUnknown" },
        { nameof(ContactDetails.Language), details => details.Language = "de", "Contact_LanguageUnknown" },
        { nameof(ContactDetails.Language), details => details.Language = TenThousand, "Contact_LanguageUnknown" },
        { nameof(ContactDetails.TimeZone), details => details.TimeZone = null, "Contact_TimeZoneUnknown" },
        { nameof(ContactDetails.TimeZone), details => details.TimeZone = "Europe/Lutèce", "Contact_TimeZoneUnknown" },
        { nameof(ContactDetails.TimeZone), details => details.TimeZone = "../../etc/passwd", "Contact_TimeZoneUnknown" },
        { nameof(ContactDetails.TimeZone), details => details.TimeZone = TenThousand, "Contact_TimeZoneUnknown" },
        { nameof(ContactDetails.RowsPerTable), details => details.RowsPerTable = null, "Contact_RowsPerTable" },
        { nameof(ContactDetails.RowsPerTable), details => details.RowsPerTable = 4, "Contact_RowsPerTable" },
        { nameof(ContactDetails.RowsPerTable), details => details.RowsPerTable = 201, "Contact_RowsPerTable" },
        { nameof(ContactDetails.RowsPerTable), details => details.RowsPerTable = int.MinValue, "Contact_RowsPerTable" },
        { nameof(ContactDetails.ValidUntil), details => details.ValidUntil = null, "Contact_ValidUntilRequired" },
        { nameof(ContactDetails.ValidUntil), details => details.ValidUntil = new DateOnly(2026, 6, 14), "Contact_ValidUntilPast" },
        { nameof(ContactDetails.ValidUntil), details => details.ValidUntil = DateOnly.MinValue, "Contact_ValidUntilPast" },
        { nameof(ContactDetails.ValidUntil), details => details.ValidUntil = new DateOnly(2027, 6, 16), "Contact_ValidUntilTooFar" },
        { nameof(ContactDetails.ValidUntil), details => details.ValidUntil = DateOnly.MaxValue, "Contact_ValidUntilTooFar" },
    };

    [Theory]
    [MemberData(nameof(BadDetails))]
    public async Task CreateAndUpdate_BadField_IsNamedAndNothingIsSaved(string field, Action<ContactDetails> spoil, string textKey)
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();

        var results = new[]
        {
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Informations.CreateAsync(Sample.Details(spoil), Sample.NoConnectors(), Guid.NewGuid())),
            await account.UnchangedBy(account.AdministratorId, core =>
                core.Informations.UpdateAsync(contactId, Sample.Edit(Sample.Details(spoil)))),
        };

        Assert.All(results, result =>
        {
            WriteAssert.InvalidIn(result, field);
            Assert.Equal(Beginning(CoreTexts.Get(textKey)), Beginning(result.Errors[0].Message, CoreTexts.Get(textKey)));
        });
    }

    [Theory]
    [InlineData("O’Neil", "Jean-Paul")]
    [InlineData("D'Artagnan", "Zoë 🙂")]
    [InlineData("محمد", "يوسف")]
    [InlineData("כהן", "דוד")]
    [InlineData("👩‍👩‍👧", "李")]
    [InlineData("<script>alert(1)</script>", "%_[x]")]
    public async Task CreateAsync_NameOfAnyScript_IsSavedAsTyped(string lastName, string firstName)
    {
        var account = await host.CreateAccountAsync();

        var id = await account.AddContactAsync(details => (details.LastName, details.FirstName) = (lastName, firstName));

        var contact = await account.FindAsync(id);
        Assert.Equal((lastName, firstName), (contact.LastName, contact.FirstName));
    }

    [Fact]
    public async Task CreateAsync_NameThatFoldingMakesEighteenTimesLonger_IsSaved()
    {
        var account = await host.CreateAccountAsync();
        var name = new string('\uFDFA', 100);

        var id = await account.AddContactAsync(details => (details.LastName, details.FirstName) = (name, name));

        Assert.Equal(name, (await account.FindAsync(id)).LastName);
    }

    [Fact]
    public async Task CreateAsync_SpacesAndDecomposedAccents_AreTidied()
    {
        var account = await host.CreateAccountAsync();

        var id = await account.AddContactAsync(details =>
            (details.LastName, details.Email) = ("  Le\u0301a ", " lea@exemple.fr "));

        var contact = await account.FindAsync(id);
        Assert.Equal(("Léa", "lea@exemple.fr"), (contact.LastName, contact.Email));
    }

    [Fact]
    public async Task CreateAsync_SeveralBadFields_AreAllNamed()
    {
        var account = await host.CreateAccountAsync();

        var result = await account.AsAdministrator(core => core.Informations.CreateAsync(
            Sample.Details(details => (details.LastName, details.Email, details.RowsPerTable) = ("", "x", 0)),
            Sample.NoConnectors(), Guid.NewGuid()));

        Assert.Equal(["LastName", "Email", "RowsPerTable"], result.Errors.Select(error => error.Field));
    }

    // Texts are compared up to their first argument.
    private static string Beginning(string text, string? template = null)
    {
        var end = (template ?? text).IndexOf('{', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
