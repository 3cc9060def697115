using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>
/// Contacts by the thousand, straight into the database, with the columns and search terms that the services would write.
/// </summary>
internal static class ManyContacts
{
    private const int BatchSize = 2_000;
    private static readonly string[] LastNames = ["Martin", "Bernard", "Lefèvre", "Garcia", "Nguyen", "Müller", "Rousseau", "Kerléo"];
    private static readonly string[] FirstNames = ["Sophie", "Élodie", "Jérôme", "Inès", "Loïc", "Camille", "Théo", "Anaïs", "Zoé"];

    public static async Task AddAsync(TestAccount account, int count)
    {
        for (var start = 0; start < count; start += BatchSize)
        {
            var first = start;
            await account.Inside(core =>
            {
                for (var index = first; index < Math.Min(first + BatchSize, count); index++)
                {
                    core.Db.AddRange(Rows(account, index));
                }

                return core.Db.SaveChangesAsync();
            });
        }
    }

    private static IEnumerable<object> Rows(TestAccount account, int index)
    {
        var last = $"{LastNames[index % LastNames.Length]}{index}";
        var first = FirstNames[index / 7 % FirstNames.Length];
        var login = $"{account.Code}c{index}";
        var contact = new Contact
        {
            AccountId = account.Id,
            LastName = last,
            FirstName = first,
            NormalizedLastName = NormalizedText.Of(last),
            NormalizedFirstName = NormalizedText.Of(first),
            UserName = login,
            NormalizedUserName = NormalizedText.Of(login),
            Email = $"c{index}@exemple.fr",
            NormalizedEmail = NormalizedText.Of($"c{index}@exemple.fr"),
            Language = "fr",
            TimeZone = "Europe/Paris",
            RowsPerTable = 25,
            PasswordHash = Sample.PasswordHash,
        };
        foreach (var ending in new[] { contact.NormalizedLastName, contact.NormalizedFirstName, contact.NormalizedUserName,
            contact.NormalizedEmail }
            .SelectMany(word => Enumerable.Range(0, word.Length).Select(from => word[from..])).Distinct())
        {
            contact.SearchTerms.Add(new ContactSearchTerm { Term = ending });
        }

        yield return contact;
        if (index % 5 == 0)
        {
            var connector = new MobileConnector
            {
                Contact = contact,
                PlatformId = 1,
                Privilege = ConnectorPrivilege.Read,
                ActivatedAt = index % 10 == 0 ? Sample.Start.UtcDateTime : null,
            };
            connector.Copy(contact);
            yield return connector;
        }
    }
}
