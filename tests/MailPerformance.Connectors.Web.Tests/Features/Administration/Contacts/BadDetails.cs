namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>What cannot be a contact's detail, with the message at the field; the same for a new contact and an old one.</summary>
public sealed class BadDetails : TheoryData<string, string, string>
{
    public BadDetails()
    {
        Add("LastName", "", Words.Core("Contact_LastNameRequired"));
        Add("LastName", "   ", Words.Core("Contact_LastNameRequired"));
        Add("LastName", new string('a', 10_000), Words.Core("Text_TooLong", 100));
        Add("LastName", "a\u0007b", Words.Core("Text_ControlCharacters"));
        Add("FirstName", "", Words.Core("Contact_FirstNameRequired"));
        Add("FirstName", new string('é', 101), Words.Core("Text_TooLong", 100));
        Add("LoginName", "", Words.Core("Contact_LoginRequired"));
        Add("LoginName", "élodie", Words.Core("Contact_LoginCharacters"));
        Add("LoginName", "a b", Words.Core("Contact_LoginCharacters"));
        Add("LoginName", "o'brien", Words.Core("Contact_LoginCharacters"));
        Add("LoginName", "nom@exemple", Words.Core("Contact_LoginCharacters"));
        Add("LoginName", "🙂", Words.Core("Contact_LoginCharacters"));
        Add("LoginName", new string('a', 10_000), Words.Core("Text_TooLong", 50));
        Add("Email", "", Words.Core("Contact_EmailRequired"));
        Add("Email", "sans-arobase", Words.Core("Contact_EmailMalformed"));
        Add("Email", "a@b", Words.Core("Contact_EmailMalformed"));
        Add("Email", "Nom <a@exemple.fr>", Words.Core("Contact_EmailMalformed"));
        Add("Email", new string('a', 10_000) + "@exemple.fr", Words.Core("Text_TooLong", 254));
        Add("Language", "xx", Words.Core("Contact_LanguageUnknown"));
        Add("TimeZone", "Mars/Base", Words.Core("Contact_TimeZoneUnknown"));
        Add("TimeZone", "US/Pacific", Words.Core("Contact_TimeZoneUnknown"));
        Add("RowsPerTable", "4", Words.Core("Contact_RowsPerTable", 5, 200));
        Add("RowsPerTable", "201", Words.Core("Contact_RowsPerTable", 5, 200));
        Add("RowsPerTable", "", Words.Core("Contact_RowsPerTable", 5, 200));
        Add("RowsPerTable", "abc", Words.Web("Binding_Invalid", "abc"));
        Add("RowsPerTable", "99999999999", Words.Web("Binding_Invalid", "99999999999"));
        Add("ValidUntil", "", Words.Core("Contact_ValidUntilRequired"));
        Add("ValidUntil", "2026-06-14", Words.Core("Contact_ValidUntilPast"));
        Add("ValidUntil", "2027-06-16", Words.Core("Contact_ValidUntilTooFar", 365, "15/06/2027"));
        Add("ValidUntil", "31/02/2027", Words.Web("Binding_Invalid", "31/02/2027"));
        Add("Title", "Doctor", Words.Web("Binding_Invalid", "Doctor"));
        Add("NotifyOnActionChange", "abc", Words.Web("Binding_Invalid", "abc"));
    }
}
