using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// What everybody knows of a contact: its login, its names, its account, and what the product is called. Folded, and without what stands
/// between letters and digits, so that no accent, hyphen or space hides them.
/// </summary>
public static class PersonalWords
{
    // Shorter names stand in ordinary words by chance, and of a name of several words those that are no articles count by themselves.
    private const int MinLength = Account.CodeLength;
    private const int MinPartLength = 4;

    private const string Product = "MAILPERFORMANCE";

    public static IReadOnlyCollection<string> Of(Contact contact, string accountCode, string accountName)
    {
        var login = contact.UserName ?? "";
        string[] names = [contact.FirstName, contact.LastName, accountName];
        return
        [
            .. new[] { Product, login, login[Math.Min(accountCode.Length, login.Length)..], accountCode }.Concat(names)
                .Select(Fold).Where(word => word.Length >= MinLength)
                .Concat(names.SelectMany(PartsOf).Where(part => part.Length >= MinPartLength))
                .Distinct(),
        ];
    }

    public static bool AreIn(string password, IEnumerable<string> words)
    {
        var folded = Fold(password);
        return words.Any(word => folded.Contains(word, StringComparison.Ordinal));
    }

    private static string Fold(string text) => string.Concat(PartsOf(text));

    private static IEnumerable<string> PartsOf(string text)
    {
        var folded = NormalizedText.Of(text);
        return string.Concat(folded.Select(character => char.IsLetterOrDigit(character) ? character : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
