using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// What pages, people who save and jobs send reads ranges of an index that begin with more than the account, whatever SQLite knows of the
/// tables (<see cref="KnownSizes"/>).
/// </summary>
public sealed partial class PlanTests(LargeWorld world) : IClassFixture<LargeWorld>
{
    // Asks every account of the installation once an hour. With statistics it reads all roles that are held, where few roles are held by
    // very many, as here; an index with the holders in it would be taken for others in their place.
    private const string EndOfAdministrators = "end of administrators";

    private const string List = "/parametrages/connecteurs";

    // For Development alone; and about all phones of a platform, of which the count stops at its bound.
    private static readonly string[] Aside = ["/dev/courriels", "/dev/composants", ConnectorAddresses.EndPlatformRoute];

    private const string Stopping = "IX_MobileConnectors_Stopping (AccountId=? AND SuspendedFrom>?)";

    private const string Growing = "Contacts|MobileConnectors|MobileDevices|Invitations|ContactRoles|ContactCategories|ContactSegments"
        + "|ContactGroups|ExpressCampaigns|CampaignMoves|CampaignOrders|CampaignPoints|OutboxMails|Sessions"
        + "|JournalEntries|AccessReviewItems|TrashItems|TrashMembers|PasswordAsks|BatchItems|Batches|ImportRows|ImportFiles";

    private readonly List<(string Name, string Sql)> _sent = [];

    private SavingFactory Host => world.Host;

    private TestAccount Account => world.Account;

    [SqliteFact]
    public async Task Get_PagesOfALargeAccount_WalkOverNoTableThatGrowsWithIt()
    {
        var sites = new[]
        {
            await Host.SignInAsync(Account, Account.AdministratorId),
            await Host.SignInAsync(Account, await Account.AddHolderAsync(
                Permissions.MobileConnectors, Permissions.ContactsEdit, Permissions.ContactsSearch, Permissions.Journal)),
        };
        foreach (var site in sites)
        {
            foreach (var address in await AddressesAsync(site))
            {
                await ListenAsync(address, async () => PageAssert.Is(HttpStatusCode.OK, await site.GetAsync(address)));
            }
        }

        await AssertNoWalkAsync();
    }

    [SqliteFact]
    public async Task Write_InALargeAccount_WalksOverNoTableThatGrowsWithIt()
    {
        var writes = await WriteWorld.CreateAsync(Host, Account);
        var effects = await EffectWrites.OfAsync(Account, writes.Admin);
        foreach (var (name, open) in writes.Writes().Concat(effects.Where(one => IsOfOneContact(one.Name))))
        {
            await ListenAsync(name, await open());
        }

        await AssertNoWalkAsync();
    }

    // The others change something for everybody, whatever is shown before: EffectCountTests counts their commands.
    private static bool IsOfOneContact(string name) => name.StartsWith("roles", StringComparison.Ordinal);

    [SqliteFact]
    public async Task Run_AnyPageAndJobBesideALargeAccount_WalksOverNoTableThatGrowsWithIt()
    {
        var site = await Host.SignInAsync(Account, Account.AdministratorId);
        var pages = new List<(string Name, Func<Task> Run)>();
        foreach (var row in EndpointTable.Gets.Where(row => !Aside.Contains(row.Route)))
        {
            var address = row.AddressFor(await Target.CreateAsync(Account, row.Kind));
            pages.Add((address, () => site.GetAsync(address)));
        }

        pages.AddRange(Trash(Account, await Account.AddContactAsync()));
        foreach (var (name, run) in pages.Concat(Jobs(Host)).Concat(LinkJobs.Of(Host))
            .Append(("an import of campaigns", () => ImportCampaignsAsync(Account))))
        {
            await ListenAsync(name, run, isSilent: true);
        }

        await AssertNoWalkAsync();
    }

    // Tried, done, and taken back, row by row.
    private static async Task ImportCampaignsAsync(TestAccount account)
    {
        var id = await account.ImportCampaignsAsync(
            "Clé;Nom;Etat;Date des chiffres;Ciblés", "plan;Plan;Brouillon;01/02/2026 10:00;5", "plan;;;02/02/2026 10:00;6");
        await account.UndoAsync(account.AdministratorId, id);
    }

    // What goes into the trash, comes back, and is erased. Not labels: whoever has one is walked over.
    private static IEnumerable<(string Name, Func<Task> Run)> Trash(TestAccount account, long contactId)
    {
        Func<Task> As<T>(Func<CoreServices, Task<WriteResult<T>>> work) =>
            async () => WriteAssert.Done(await account.AsAdministrator(work));
        return
        [
            ("a contact deleted", As(core => core.Contacts.DeleteAsync(contactId))),
            ("a contact restored", As(core => core.Trash.RestoreAsync(TrashKind.Contact, contactId, RestoreChoice.Plain))),
            ("a contact deleted again", As(core => core.Contacts.DeleteAsync(contactId))),
            ("a contact erased", As(core => core.Trash.EraseAsync(TrashKind.Contact, contactId))),
            ("the erasing", () => account.AsAdministrator(core => core.Erasing.FinishAsync(account.Id))),
        ];
    }

    // What runs by itself; not the look for open pages, which reads the phones of the account (docs/operations.md).
    private static IEnumerable<(string Name, Func<Task> Run)> Jobs(SavingFactory host)
    {
        var services = host.Services;
        yield return ("notices", () => services.GetRequiredService<CampaignNoticeSender>().SendDueAsync());
        yield return ("mails", () => services.GetRequiredService<OutboxSender>().SendDueAsync());
        yield return ("orders", () => services.GetRequiredService<CampaignOrderSender>().SendDueAsync());
        yield return (EndOfAdministrators, () => services.GetRequiredService<AdministratorsEnd>().WarnAsync());
        yield return ("ends of access", () => services.GetRequiredService<AccessEnds>().TellAsync());
        yield return ("notes of the journal", () => services.GetRequiredService<JournalCollector>().CollectAsync());
        yield return ("old entries", () => services.GetRequiredService<JournalPruning>().PruneAsync());
        yield return ("the trash", () => services.GetRequiredService<Erasing>().EmptyAsync());
        yield return ("old mails", () => services.GetRequiredService<OutboxSender>().PruneAsync(TimeSpan.FromDays(30)));
        yield return ("old invitations", () => host.InScope(core => core.Invitations.PruneAsync(TimeSpan.FromDays(1))));
        yield return ("old sessions", () => host.InScope(core => core.Sessions.PruneAsync(TimeSpan.FromDays(1))));
    }

    private async Task ListenAsync(string name, Func<Task> work, bool isSilent = false)
    {
        var sent = await Host.Commands.ListenAsync(work);
        Assert.True(isSilent || sent.Count > 0, $"{name} sent no command.");
        _sent.AddRange(sent.Select(sql => (name, sql)));
    }

    private async Task AssertNoWalkAsync()
    {
        var found = new List<string>();
        await world.PlansAsync([.. _sent.Select(sent => sent.Sql).Distinct()], (known, plans) => found.AddRange(
            from sent in _sent
            where known == KnownSizes.Nothing || sent.Name != EndOfAdministrators
            from walk in WalksIn(sent.Name, sent.Sql, plans[sent.Sql])
            select $"{known}: {walk}\n{sent.Sql}"));
        Assert.True(found.Count == 0, string.Join("\n\n", found.Distinct()));
    }

    private static IEnumerable<string> WalksIn(string name, string sql, IReadOnlyList<(long Part, string Text)> plan)
    {
        // Whoever looks for one person that lasts finds it at the first step.
        if (sql.Contains("\"SuspendedFrom\" DESC", StringComparison.Ordinal)
            && !plan.Any(step => step.Text.Contains(Stopping, StringComparison.Ordinal)))
        {
            yield return $"{name}: not by the index\n{string.Join('\n', plan)}";
        }

        var walks = plan.GroupBy(step => step.Part, step => step.Text)
            .Where(part => !IsPageOfAnOrder([.. part], sql) && !IsCountOfALabel(name, [.. part]) && !IsOfMails(sql))
            .SelectMany(part => part.Where(line => WalksOver(line, sql)));
        foreach (var line in walks)
        {
            yield return $"{name}: {line}";
        }
    }

    private static async Task<List<string>> AddressesAsync(TestSite site)
    {
        var addresses = new List<string> { "/", List, "/parametrages/connecteurs/iphone/ajouter?recherche=foule" };
        addresses.AddRange(ListParts.OfContacts.Select(part => "/administration/contacts?" + part));
        addresses.AddRange(ListParts.OfContacts.Select(part => "/administration/contacts?sens=desc&tri=connexion&" + part));
        addresses.AddRange(ListParts.OfConnectors.Select(part => $"{List}?tri=activation&{part}"));
        addresses.AddRange(ListParts.OfJournal.Select(filter => "/administration/journal?" + filter));
        foreach (var sort in new[] { "nom", "prenom", "utilisateur", "fin", "connexion" })
        {
            foreach (var what in ListParts.Searches.Select(search => "&" + search).Prepend("&page=61").Prepend("&page=60").Prepend(""))
            {
                addresses.Add($"/administration/contacts?tri={sort}{what}");
                addresses.Add($"/administration/contacts?sens=desc&tri={sort}{what}");
            }
        }

        foreach (var sort in new[] { "nom", "prenom", "utilisateur", "privilege", "activation" })
        {
            foreach (var direction in new[] { "asc", "desc" })
            {
                var address = $"{List}?plateforme=iphone&tri={sort}&sens={direction}";
                var page = await site.GetAsync(address);
                addresses.Add(address);
                addresses.Add(page.Element("a[rel=next]").GetAttribute("href")!);
                addresses.Add(page.Element("a[rel=last]").GetAttribute("href")!);
                var last = await site.GetAsync(addresses[^1]);
                addresses.Add(last.Element("a[rel=prev]").GetAttribute("href")!);
            }
        }

        return addresses;
    }

    // Platforms are the same few for all accounts, roles, labels and access reviews few in each; in the index of contacts without a password
    // every row counts. Campaigns are counted for the pages of their list. Everybody who can stop campaigns is walked over only by whoever
    // looks for one of them.
    private static bool WalksOver(string line, string sql)
    {
        if (Scan().Match(line) is { Success: true } scan)
        {
            var alias = scan.Groups[1].Value;

            // Nobody of the account has a category or segment here, which statistics know.
            if (OfNobody().IsMatch(sql))
            {
                return false;
            }

            return Regex.IsMatch(alias, $"^({Growing})$") || Regex.IsMatch(sql, $"\"({Growing})\" AS \"{alias}\"");
        }

        // Whether a contact's phone is signed in is asked of its own phones, and whether it has a label of its own labels.
        // Nearly every connector is not suspended.
        return line.Contains("LastUsedAt>?", StringComparison.Ordinal) || OfALabel().IsMatch(line) || NotSuspended().IsMatch(line)
            || (line.Contains(Stopping, StringComparison.Ordinal)
                ? !sql.Contains("\"SuspendedFrom\" DESC", StringComparison.Ordinal)
                : (line.Contains("(AccountId=?)", StringComparison.Ordinal) && !Few().IsMatch(line))
                    || OrdersWithoutMove().IsMatch(line));
    }

    // The order's index from its beginning, and no further than the page is long: nothing is sorted, so nothing is read before.
    private static bool IsPageOfAnOrder(IReadOnlyList<string> part, string sql) =>
        sql.Contains("LIMIT", StringComparison.Ordinal)
        && !part.Any(line => line.Contains("TEMP B-TREE FOR ORDER", StringComparison.Ordinal))
        && Ordered().IsMatch(part[0])
        && !part.Skip(1).Any(line => WalksOver(line, sql));

    // The pages of labels count to a bound who has each.
    private static bool IsCountOfALabel(string name, IReadOnlyList<string> part) =>
        LabelPage().IsMatch(name) && part is [var line] && OfALabel().IsMatch(line);

    // Of few mails, SQLite reads all as soon as it knows how few there are; and who is erased takes all that have gone along.
    private static bool IsOfMails(string sql) => sql.Contains("FROM \"OutboxMails\" AS", StringComparison.Ordinal)
        && (sql.Contains("@contactId AND", StringComparison.Ordinal)
            || sql.Contains("\"NextAttemptAt\" IS NULL", StringComparison.Ordinal));

    [GeneratedRegex("FROM \"Contact(Categories|Segments)\" AS \"(c\\d?)\"\\s+WHERE "
        + "\"\\2\"\\.\"AccountId\" = @\\w+ AND \"\\2\"\\.\"LabelId\" =")]
    private static partial Regex OfNobody();

    [GeneratedRegex("^/administration/(groupes|categories|segments|contacts)")]
    private static partial Regex LabelPage();

    [GeneratedRegex("_(Roles|Groups|Categories|Segments|AccessReviews)_|_SecondFactors_|IX_Contacts_(WithoutPassword|Blocked)"
        + "|IX_ExpressCampaigns_AccountId_CategoryId")]
    private static partial Regex Few();

    [GeneratedRegex(@"LabelId\w* \(AccountId=\? AND LabelId=\?\)")]
    private static partial Regex OfALabel();

    [GeneratedRegex(" IX_(Contacts_|MobileConnectors_AccountId_ContactId_PlatformId_Privilege |ExpressCampaigns_AccountId_ListedAt_"
        + "|MobileDevices_AccountId_(Refused|Ended)At |JournalEntries_)| sqlite_autoindex_(JournalEntries|Batches)_")]
    private static partial Regex Ordered();

    [GeneratedRegex(@"IX_MobileConnectors_Suspended \(.*SuspendedFrom>\?")]
    private static partial Regex NotSuspended();

    // Under their own name they are asked by SQLite itself, for those of one move.
    [GeneratedRegex(@"^SEARCH (?!CampaignOrders ).*_MoveId_CampaignId \(AccountId=\? AND MoveId=\?\)")]
    private static partial Regex OrdersWithoutMove();

    [GeneratedRegex("^SCAN ([A-Za-z][A-Za-z0-9]*)\\b")]
    private static partial Regex Scan();
}
