using System.Net.Mail;
using System.Text.RegularExpressions;
using FluentValidation;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// What can be said of a contact's details without asking the database. Pages run it to answer at once; services run it again
/// and add what depends on other rows (login taken, end date).
/// </summary>
public sealed partial class ContactDetailsValidator : AbstractValidator<ContactDetails>
{
    public ContactDetailsValidator()
    {
        ClassLevelCascadeMode = CascadeMode.Continue;
        RuleLevelCascadeMode = CascadeMode.Stop;

        RuleFor(details => details.Title).IsInEnum().WithMessage(_ => CoreTexts.Get("Contact_TitleUnknown"));
        RuleFor(details => details.LastName).NameInMails("Contact_LastNameRequired", ContactDetails.NameMaxLength);
        RuleFor(details => details.FirstName).NameInMails("Contact_FirstNameRequired", ContactDetails.NameMaxLength);
        RuleFor(details => details.LoginName)
            .Must(HasText).WithMessage(_ => CoreTexts.Get("Contact_LoginRequired"))
            .Must(login => login!.Trim().Length <= ContactDetails.LoginNameMaxLength)
            .WithMessage(_ => CoreTexts.Get("Text_TooLong", ContactDetails.LoginNameMaxLength))
            .Must(login => LoginCharacters().IsMatch(login!.Trim())).WithMessage(_ => CoreTexts.Get("Contact_LoginCharacters"));
        RuleFor(details => details.Email)
            .Must(HasText).WithMessage(_ => CoreTexts.Get("Contact_EmailRequired"))
            .Must(email => email!.Trim().Length <= ContactDetails.EmailMaxLength)
            .WithMessage(_ => CoreTexts.Get("Text_TooLong", ContactDetails.EmailMaxLength))
            .Must(email => IsEmail(email!.Trim())).WithMessage(_ => CoreTexts.Get("Contact_EmailMalformed"));
        RuleFor(details => details.Language).Language();
        RuleFor(details => details.TimeZone).TimeZone();
        RuleFor(details => details.RowsPerTable).RowsPerTable();
    }

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.')
        && !address.Host.StartsWith('.') && !address.Host.EndsWith('.')
        && address.Host[0] != '['
        && TextRules.IsOneLine(text) && !text.Any(char.IsWhiteSpace)
        && !text.Contains("://", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex LoginCharacters();
}
