using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Settings;

/// <summary>Creates an account with its built-in role and its first administrator; nobody is signed in when that happens.</summary>
public sealed partial class AccountInstaller(
    ConnectorsDbContext db, CurrentAccount current, JournalRecorder journal, IDatabaseErrors databaseErrors, TimeProvider time)
{
    /// <summary>Name of the built-in role in the database; pages show it in the reader's language.</summary>
    public const string AdministratorRoleName = "Administrateur";

    /// <summary>Creates the account and enters it as its administrator.</summary>
    /// <returns>The administrator's id, or what is wrong, by field: <c>Code</c>, <c>Name</c> or a property of the details.</returns>
    public Task<WriteResult<long>> CreateAsync(string code, string name, ContactDetails administrator, bool isDemo = false) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => CreateOnceAsync(code, name, administrator, isDemo));

    private async Task<WriteResult<long>> CreateOnceAsync(string code, string name, ContactDetails administrator, bool isDemo)
    {
        code = code.Trim().ToUpperInvariant();
        administrator.Tidy();
        var errors = await ErrorsAsync(code, name, administrator);
        if (errors.Count > 0)
        {
            return WriteResult.Invalid<long>(errors);
        }

        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = time.GetUtcNow().UtcDateTime;
        var account = new Account { Code = code, Name = name.Trim(), IsDemo = isDemo, CreatedAt = now };
        db.Accounts.Add(account);
        var drafts = await journal.DraftAsync(Actor.Unattended(0, Entrance.Command), []);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException exception) when (databaseErrors.IsUniqueViolation(exception))
        {
            return WriteResult.Invalid<long>(nameof(Account.Code), "Account_CodeTaken", code);
        }

        current.Enter(account.Id);
        var operatorActor = Actor.Unattended(account.Id, Entrance.Command);
        var contact = AddAdministrator(administrator, account, operatorActor, now);
        drafts = [.. drafts, .. await journal.DraftAsync(operatorActor, [])];
        await db.SaveChangesAsync();
        await db.InsertTermsAsync(contact, [.. SearchTerms.Of(contact)]);
        if (!await db.KnowsDomainAsync(contact.MailDomain))
        {
            await db.InsertDomainAsync(account.Id, contact.MailDomain);
        }

        await journal.WriteAsync(account, operatorActor, now, drafts);
        await transaction.CommitAsync();

        current.Enter(account.Id, contact.Id);
        return WriteResult.Done(contact.Id);
    }

    private Contact AddAdministrator(ContactDetails administrator, Account account, Actor actor, DateTime now)
    {
        var contact = ContactDetailsWriter.NewContact(administrator, account, now);
        var role = new Role
        {
            AccountId = account.Id,
            Name = AdministratorRoleName,
            NormalizedName = NormalizedText.Of(AdministratorRoleName),
            IsAdministrator = true,
            UpdatedAt = now,
        };
        var held = new ContactRole { Role = role };
        held.Sign(actor, now);
        contact.Roles.Add(held);
        db.Contacts.Add(contact);
        account.ContactCount = 1;
        return contact;
    }

    private async Task<List<WriteError>> ErrorsAsync(string code, string name, ContactDetails administrator)
    {
        List<WriteError> errors = [];
        if (!AccountCode().IsMatch(code))
        {
            errors.Add(new WriteError(nameof(Account.Code), CoreTexts.Get("Account_CodeMalformed")));
        }
        else if (await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AnyAsync(account => account.Code == code))
        {
            errors.Add(new WriteError(nameof(Account.Code), CoreTexts.Get("Account_CodeTaken", code)));
        }

        if (!TextRules.IsVisible(name) || name.Trim().Length > Account.NameMaxLength)
        {
            errors.Add(new WriteError(nameof(Account.Name), CoreTexts.Get("Account_NameRequired", Account.NameMaxLength)));
        }
        else if (!TextRules.IsOneLine(name) || TextRules.HoldsAddress(name))
        {
            errors.Add(new WriteError(
                nameof(Account.Name), CoreTexts.Get(TextRules.IsOneLine(name) ? "Text_Address" : "Text_ControlCharacters")));
        }

        errors.AddRange(new ContactDetailsValidator().Validate(administrator).Errors
            .Select(failure => new WriteError(failure.PropertyName, failure.ErrorMessage)));
        return errors;
    }

    [GeneratedRegex(@"\A[A-Z0-9]{3}\z")]
    private static partial Regex AccountCode();
}
