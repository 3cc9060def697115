using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Imports;

/// <summary>An account with something of everything that a file may name, and what of it an import may change.</summary>
internal static class ImportWorld
{
    // What a write leaves besides what it is about: entries, mails, the way back, counters, and what is known of the import itself.
    private static readonly HashSet<string> Aside =
    [
        "Accounts", "JournalEntries", "JournalNotes", "OutboxMails", "TrashItems", "TrashMembers", "Batches", "BatchItems", "Imports",
        "ImportFiles", "ImportRows",
    ];

    // When and by whom, and what ends links and sessions: all of it moves with every write.
    private static readonly HashSet<string> Moving =
    [
        "UpdatedAt", "UpdatedById", "ConcurrencyStamp", "SecurityStamp", "PasswordLinkStamp", "PasswordLinkById", "PasswordLinkAt",
        "CredentialsById", "CredentialsAt", "GrantedAt", "GrantedById", "GrantedByName", "GrantedIn", "ReviewSince", "ReviewById",
    ];

    public static async Task<TestAccount> CreateAsync(ITestHost host)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddRoleAsync("Accueil", Permissions.Campaigns);
        await account.AddRoleAsync("Presse", Permissions.ContactsSearch);
        foreach (var name in new[] { "Nord", "Sud" })
        {
            await account.AddLabelAsync<Group>(name);
        }

        await account.AddLabelAsync<Category>("Sport");
        await account.AddLabelAsync<Segment>("Fidèles");
        return account;
    }

    /// <summary>All rows of the account, less what moves with every write.</summary>
    public static Task<IReadOnlyList<string>> StateAsync(TestAccount account) => account.Inside(async core =>
    {
        var id = $"{account.Id}";
        IReadOnlyList<string> lines =
        [
            .. (await AccountDump.OfAllAsync(core.Db))
                .Where(row => row["AccountId"] == id && !Aside.Contains(row.Table))
                .Select(row => row.Table + ": " + string.Join('|', row.Columns
                    .Where(column => !Moving.Contains(column) && !(column is "Id" or "CreatedAt" && row.Table == "MobileConnectors"))
                    .Select(column => $"{column}={row[column]}")))
                .Order(StringComparer.Ordinal),
        ];
        return lines;
    });
}

/// <summary>A change, to compare.</summary>
internal sealed record ImportChangeText(string Field, string? Before, string? After)
{
    public static ImportChangeText Of(ImportChange change) => new(change.Field, change.Before, change.After);
}
