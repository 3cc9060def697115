using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>Many contacts at once, written past the services: for tests about size, where one by one would take minutes.</summary>
public static class Crowd
{
    private const int BatchSize = 2000;

    // All that the crowd is found by.
    private const string Term = "FOULE";

    /// <summary>Contacts « Foule 00001 » and so on; every second one has an iPhone connector.</summary>
    public static async Task AddCrowdAsync(this TestAccount account, int count)
    {
        foreach (var batch in Enumerable.Range(1, count).Chunk(BatchSize))
        {
            await account.Inside(core =>
            {
                core.Db.ChangeTracker.AutoDetectChangesEnabled = false;
                core.Db.AddRange(batch.SelectMany(number => Make(account, number)));
                return core.Db.SaveChangesAsync();
            });
        }

        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ContactSearchTerms" ("AccountId", "Term", "ContactId")
            SELECT "AccountId", {Term}, "Id" FROM "Contacts" WHERE "AccountId" = {account.Id} AND "NormalizedLastName" LIKE {Term + " %"}
                AND NOT EXISTS (SELECT 1 FROM "ContactSearchTerms"
                    WHERE "AccountId" = {account.Id} AND "Term" = {Term} AND "ContactId" = "Contacts"."Id")
            """));
        await account.Inside(core => core.Db.Accounts.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.ContactCount, row => row.ContactCount + count)));
    }

    /// <summary>Every connector of the account can stop campaigns, from a phone that was answered just now.</summary>
    public static async Task AddPhonesAsync(this TestAccount account)
    {
        var now = account.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await account.Inside(core => core.Db.MobileConnectors.ExecuteUpdateAsync(set => set
            .SetProperty(connector => connector.Privilege, ConnectorPrivilege.ReadWrite)
            .SetProperty(connector => connector.ActivatedAt, now)));
        var connectors = await account.Inside(core => core.Db.MobileConnectors
            .Select(connector => new { connector.ContactId, connector.PlatformId }).ToListAsync());
        await AddAsync(account, connectors.Select(connector => new MobileDevice
        {
            AccountId = account.Id,
            ContactId = connector.ContactId,
            PlatformId = connector.PlatformId,
            AuthorizationId = 2_000_000_000L + Sample.NextNumber(),
            Name = "iPhone de foule",
            FirstUsedAt = now,
            LastUsedAt = now,
        }));
    }

    /// <summary>Campaigns that are planned, one each minute from in an hour on.</summary>
    public static Task AddCampaignsAsync(this TestAccount account, int count, long? categoryId = null)
    {
        var now = account.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return AddAsync(account, Enumerable.Range(1, count).Select(number =>
        {
            var campaign = ExpressCampaign.Create(
                $"foule-{Sample.NextNumber()}", $"Foule {number:00000}", now, "Objet", categoryId);
            campaign.AccountId = account.Id;
            campaign.Move(CampaignMoveKind.Validate, now, now.AddHours(1).AddMinutes(number));
            return campaign;
        }));
    }

    private static async Task AddAsync(TestAccount account, IEnumerable<object> rows)
    {
        foreach (var batch in rows.Chunk(BatchSize))
        {
            await account.Inside(core =>
            {
                core.Db.AddRange(batch);
                return core.Db.SaveChangesAsync();
            });
        }
    }

    private static IEnumerable<object> Make(TestAccount account, int number)
    {
        var name = $"Foule {number:00000}";
        var login = $"{account.Code}foule{number}";
        var contact = new Contact
        {
            AccountId = account.Id,
            LastName = name,
            FirstName = "Camille",
            NormalizedLastName = NormalizedText.Of(name),
            NormalizedFirstName = NormalizedText.Of("Camille"),
            UserName = login,
            NormalizedUserName = NormalizedText.Of(login),
            Email = login + "@exemple.fr",
            NormalizedEmail = NormalizedText.Of(login + "@exemple.fr"),
            MailDomain = SearchTerms.DomainOf(login + "@exemple.fr"),
            Language = "fr",
            TimeZone = "Europe/Paris",
            RowsPerTable = 25,
            SecurityStamp = login,
            PasswordHash = number % 3 == 0 ? null : Sample.PasswordHash,
            CreatedAt = Sample.Start.UtcDateTime,
            UpdatedAt = Sample.Start.UtcDateTime,
        };
        yield return contact;
        if (number % 2 == 0)
        {
            var connector = new MobileConnector
            {
                AccountId = account.Id,
                Contact = contact,
                PlatformId = 1,
                Privilege = number % 4 == 0 ? ConnectorPrivilege.ReadWrite : ConnectorPrivilege.Read,
                CreatedAt = Sample.Start.UtcDateTime,
                ActivatedAt = number % 6 == 0 ? Sample.Start.UtcDateTime : null,
            };
            connector.Copy(contact);
            yield return connector;
        }
    }
}
