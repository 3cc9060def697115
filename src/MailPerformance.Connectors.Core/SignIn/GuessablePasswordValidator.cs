using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Refuses the passwords that somebody would try first: those with a name of the contact or of its account in them, and those that are
/// made of common passwords, rows of keys, sequences or dates. That they are long enough is asked elsewhere.
/// </summary>
public sealed class GuessablePasswordValidator(ConnectorsDbContext db) : IPasswordValidator<Contact>
{
    /// <summary>Of 0 to 4: below, a computer that has the hash finds it within hours.</summary>
    private const int MinScore = 3;

    // The time it takes grows with the square of the length, and what has a good beginning is good.
    private const int RatedLength = 40;

    private static readonly Zxcvbn.Zxcvbn Rating = new();

    /// <inheritdoc/>
    public async Task<IdentityResult> ValidateAsync(UserManager<Contact> manager, Contact user, string? password)
    {
        var options = manager.Options.Password;
        if (password is null || password.Length < options.RequiredLength || password.Distinct().Count() < options.RequiredUniqueChars)
        {
            return IdentityResult.Success;
        }

        var account = await db.Accounts.Where(found => found.Id == user.AccountId)
            .Select(found => new { found.Code, found.Name }).SingleAsync();
        var words = PersonalWords.Of(user, account.Code, account.Name);
        return PersonalWords.AreIn(password, words) ? Refused("Identity_PasswordContainsName")
            : IsGuessable(password, words) ? Refused("Identity_PasswordGuessable")
            : IdentityResult.Success;
    }

    private static bool IsGuessable(string password, IEnumerable<string> words) => Rating.EvaluatePassword(
        password[..Math.Min(password.Length, RatedLength)], words.Select(word => word.ToLowerInvariant())).Score < MinScore;

    private static IdentityResult Refused(string key) =>
        IdentityResult.Failed(new IdentityError { Code = key, Description = CoreTexts.Get(key) });
}
