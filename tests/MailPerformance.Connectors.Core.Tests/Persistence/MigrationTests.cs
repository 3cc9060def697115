using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public void Model_OfSqlite_IsWhatTheMigrationsMake()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_OfSqlServer_IsWhatTheMigrationsMake()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_OfBothProviders_HaveTheSameNames()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    [Fact]
    public Task PlatformData_GivesAPlatformOfTheInstallationsOwn_TheClientThatItsAppHas() => OnAFileAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync("SecondFactorsAndSessions");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO MobilePlatforms ("Key", Name, Availability, Position) VALUES ('fairphone', 'Fairphone', 1, 5)
            """);

        await db.Database.MigrateAsync();

        var platform = await db.MobilePlatforms.SingleAsync(found => found.Key == "fairphone");
        Assert.Equal(("mailperformance-fairphone", "phone"), (platform.ClientId, platform.Icon));
        Assert.Equal(("mailperformance://connexion", "mailperformance://activer"), (platform.RedirectUri, platform.ActivationUri));
    });

    [Fact]
    public Task CampaignOrders_MakesAnOrderOfEachMoveThatSomebodyOrdered_WithItsKey_AndGivesItBack() => OnAFileAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync("CampaignNotices");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO CampaignMoves (
                Id, AccountId, CampaignId, Kind, "From", "To", At, ContactId, ContactName, DeviceName, NewScheduledAt, IdempotencyKey)
            VALUES
                (1, 1, 7, 1, 1, 2, '2026-06-15 10:00:00', NULL, NULL, NULL, '2026-06-16 10:00:00', NULL),
                (2, 1, 7, 3, 2, 2, '2026-06-15 11:00:00', 5, 'Sandra', 'iPhone', '2026-06-17 10:00:00', 'clef'),
                (3, 1, 7, 2, 2, 1, '2026-06-15 12:00:00', 5, 'Sandra', NULL, NULL, NULL)
            """);

        await db.Database.MigrateAsync();

        var orders = await db.CampaignOrders.OrderBy(order => order.Id).ToListAsync();
        Assert.Equal([2L, 3L], orders.Select(order => order.MoveId!.Value));
        Assert.Equal(["clef", null], orders.Select(order => order.IdempotencyKey));
        Assert.Equal([CampaignMoveKind.Reschedule, CampaignMoveKind.Devalidate], orders.Select(order => order.Kind));
        Assert.Equal(new DateTime(2026, 6, 17, 10, 0, 0, DateTimeKind.Utc), orders[0].ScheduledAt);
        Assert.Equal(2, orders.Select(order => order.SendingKey).Distinct().Count());
        Assert.All(orders, order => Assert.Equal(
            (CampaignOrderState.Confirmed, 7L, 5L, "Sandra", null, order.KeptAt),
            (order.State, order.CampaignId, order.ContactId, order.ContactName, order.NextAttemptAt, order.AnsweredAt!.Value)));

        await BackToAsync(db, "CampaignNotices");

        Assert.Equal(["clef"], await db.Database
            .SqlQuery<string>($"SELECT IdempotencyKey AS Value FROM CampaignMoves WHERE IdempotencyKey IS NOT NULL").ToListAsync());
    });

    [Fact]
    public Task Invitations_KeepsTheCodesThatAreOnTheirWay() => OnAFileAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync("CampaignOrders");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO DeviceEnrolments (AccountId, ContactId, PlatformId, CodeHash, CreatedById, CreatedAt, ExpiresAt, UsedAt)
            VALUES (1, 5, 1, 'empreinte', 6, '2026-06-15 10:00:00', '2026-06-15 10:15:00', NULL)
            """);

        await db.Database.MigrateAsync();

        var kept = await db.Invitations.SingleAsync();
        Assert.Equal((5L, 1L, "empreinte", 6L, null), (kept.ContactId, kept.PlatformId, kept.CodeHash, kept.CreatedById, kept.UsedAt));
        Assert.Equal(TimeSpan.FromMinutes(15), kept.ExpiresAt - kept.CreatedAt);

        await BackToAsync(db, "CampaignOrders");

        Assert.Equal(["empreinte"], await db.Database.SqlQuery<string>($"SELECT CodeHash AS Value FROM DeviceEnrolments").ToListAsync());
    });

    [Fact]
    public Task MailsOutliveContacts_KeepsTheMailsThatWait_AndGivesBackThoseOfContacts() => OnAFileAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync("ConnectorReviews");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO OutboxMails (AccountId, ContactId, Kind, Data, CreatedAt, NextAttemptAt, Attempts) VALUES
                (1, 5, 'NewBrowserMail', '1', '2026-06-15 10:00:00', '2026-06-15 10:00:00', 0),
                (1, 6, 'NewBrowserMail', '2', '2026-06-15 10:00:00', '2026-06-15 10:00:00', 0)
            """);

        await db.Database.MigrateAsync();
        await db.OutboxMails.Where(mail => mail.ContactId == 6).ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.ContactId, (long?)null).SetProperty(mail => mail.Recipient, "{}"));

        Assert.Equal([5L, null], await db.OutboxMails.OrderBy(mail => mail.Id).Select(mail => mail.ContactId).ToListAsync());
        await BackToAsync(db, "ConnectorReviews");
        Assert.Equal(["1"], await db.Database.SqlQuery<string>($"SELECT Data AS Value FROM OutboxMails").ToListAsync());
    });

    [Fact]
    public Task ConnectorOrder_GivesConnectorsTheCopiesOfTheirContacts_AndTakesThemBack() => OnAFileAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync("ConnectorReviews");
        foreach (var (id, lockedAt, endsAt) in new (long, string?, string?)[]
            { (1, null, null), (2, null, "2026-06-15 10:00:00"), (3, "2026-06-15 10:00:00", null), (4, null, null) })
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO Contacts (
                    Id, AccountId, LastName, FirstName, NormalizedLastName, NormalizedFirstName, Language, TimeZone, NotifyOnActionChange,
                    RowsPerTable, AccessEndsAt, LockedAt, PasswordLinkStamp, CreatedAt, UpdatedAt, UserName, NormalizedUserName, Email,
                    NormalizedEmail, EmailConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES (
                    {id}, 1, 'Élu', 'Zoé', 'ELU', 'ZOE', 'fr', 'Europe/Paris', 0, 25, {endsAt}, {lockedAt}, 's', '2026-06-15 10:00:00',
                    '2026-06-15 10:00:00', {"FG3" + id}, {"FG3" + id}, 'e', 'E', 0, 0, 0, 0);
                INSERT INTO MobileConnectors (Id, AccountId, ContactId, PlatformId, Privilege, CreatedAt, IsHeld)
                VALUES ({id}, 1, {id}, 1, 0, '2026-06-15 10:00:00', {id == 4})
                """);
        }

        await db.Database.MigrateAsync();

        var connectors = await db.MobileConnectors.OrderBy(connector => connector.Id).ToListAsync();
        Assert.All(connectors, connector => Assert.Equal(
            ("ELU", "ZOE", "FG3" + connector.Id),
            (connector.NormalizedLastName, connector.NormalizedFirstName, connector.NormalizedUserName)));
        Assert.Equal(
            [ContactAccess.Never, new DateTime(2026, 6, 15, 10, 0, 0, DateTimeKind.Utc), ContactAccess.Always, ContactAccess.Always],
            connectors.Select(connector => connector.SuspendedFrom));

        await BackToAsync(db, "ConnectorReviews");

        Assert.Equal([1L, 2L, 3L, 4L], await db.Database.SqlQuery<long>($"SELECT Id AS Value FROM MobileConnectors").ToListAsync());
    });

    [Fact]
    public Task SearchWindows_FindsContactsByWhatTheyWereFoundBy_AndGivesThatBack() => OnAFileAsync(async db =>
    {
        (string Last, string First, string Login, string Email, string? End)[] contacts =
        [
            ("De La Tour d’Auvergne", "Zoé", "FG3zoe", "zoe.delatour@exemple.fr", "2026-12-31"),
            ("a🙂bcdefghijk 🙂🙂🙂🙂🙂🙂🙂🙂🙂", "محمد", "FG3a@b", "\"a@b\"@exemple.fr", null),
            ("Œ", new string('x', 90), "FG3x", new string('y', 60) + "@ministere.gouv.fr", null),
        ];
        await db.GetService<IMigrator>().MigrateAsync("MailsOutliveContacts");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO Accounts (Id, Code, Name, IsActive, MobileConnectorsEnabled, HoldsConnectorsForReview, MaxValidityDays,
                DefaultLanguage, DefaultTimeZone, DefaultRowsPerTable, IsDemo, CreatedAt, WriteSequence)
            VALUES (1, 'FG3', 'Compte', 1, 0, 0, 365, 'fr', 'Europe/Paris', 25, 0, '2026-06-15 10:00:00', 1)
            """);
        foreach (var (last, first, login, email, end) in contacts)
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO Contacts (
                    AccountId, LastName, FirstName, NormalizedLastName, NormalizedFirstName, Language, TimeZone, NotifyOnActionChange,
                    RowsPerTable, ValidUntil, PasswordLinkStamp, CreatedAt, UpdatedAt, UserName, NormalizedUserName, Email,
                    NormalizedEmail, EmailConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES (
                    1, {last}, {first}, {NormalizedText.Of(last)}, {NormalizedText.Of(first)}, 'fr', 'Europe/Paris', 0, 25, {end}, 's',
                    '2026-06-15 10:00:00', '2026-06-15 10:00:00', {login}, {NormalizedText.Of(login)}, {email}, {NormalizedText.Of(email)},
                    0, 0, 0, 0)
                """);
        }

        await db.Database.MigrateAsync();

        var rows = await db.Contacts.OrderBy(contact => contact.Id).ToListAsync();
        Assert.Equal(contacts.Select(one => SearchTerms.DomainOf(one.Email)), rows.Select(contact => contact.MailDomain));
        Assert.Equal(contacts.Select(one => one.End ?? "9999-12-31"), rows.Select(contact => contact.ValidUntilOrder));
        Assert.Equal(3, (await db.Accounts.SingleAsync()).ContactCount);
        Assert.Equal(
            rows.SelectMany(contact => SearchTerms.Of(contact).Select(term => (contact.Id, term))).ToHashSet(),
            (await db.ContactSearchTerms.ToListAsync()).Select(term => (term.ContactId, term.Term)).ToHashSet());
        Assert.Equal(
            rows.SelectMany(contact => SearchTerms.OfDomain(contact.MailDomain)).Order(StringComparer.Ordinal).Distinct(),
            (await db.DomainSearchTerms.ToListAsync()).Select(term => term.Term).Order(StringComparer.Ordinal).Distinct());

        await BackToAsync(db, "MailsOutliveContacts");

        var endings = await db.Database.SqlQuery<string>($"SELECT ContactId || Term AS Value FROM ContactSearchTerms").ToListAsync();
        Assert.Superset(new HashSet<string> { "1ZOE.DELATOUR@EXEMPLE.FR", "1AUVERGNE", "2🙂B" + "CDEFGHIJK", "3OE" }, endings.ToHashSet());
        Assert.All(endings, ending => Assert.True(ending.EnumerateRunes().Count() <= 65));
    });

    // One by one, each on a connection of its own: a migration that makes a table again leaves foreign keys on.
    private static async Task BackToAsync(SqliteConnectorsDbContext db, string name)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        for (var last = applied.Count - 1; !applied[last].EndsWith("_" + name, StringComparison.Ordinal); last--)
        {
            await db.GetService<IMigrator>().MigrateAsync(applied[last - 1]);
        }
    }

    // Inside account 1, with rows whose parents nobody has made.
    private static async Task OnAFileAsync(Func<SqliteConnectorsDbContext, Task> test)
    {
        var file = Path.Combine(Path.GetTempPath(), $"connectors-{Guid.NewGuid():N}.db");
        try
        {
            var current = new Core.Accounts.CurrentAccount();
            current.Enter(1);
            var options = new DbContextOptionsBuilder<SqliteConnectorsDbContext>()
                .UseSqlite($"Data Source={file};Pooling=False;Foreign Keys=False").Options;
            await using var db = new SqliteConnectorsDbContext(options, current);
            await test(db);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What follows the instant at which each was written.
    private static List<string> Names(ConnectorsDbContext db) =>
        [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
