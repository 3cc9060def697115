using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>An account in which every table that grows with it has rows enough for SQLite to mind.</summary>
internal static class LargeAccount
{
    public static async Task<TestAccount> LargeAccountAsync(this ConnectorsFactory host)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddCrowdAsync(3_000);
        await account.AddPhonesAsync();
        await account.AddCampaignsAsync(1_000);
        var role = await account.AddRoleAsync("Lecteurs", Permissions.Contacts);
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO ContactRoles (UserId, RoleId, AccountId)
            SELECT Id, {role}, AccountId FROM Contacts WHERE AccountId = {account.Id}
            """));
        var category = await account.AddLabelAsync<Category>("Foule");
        var segment = await account.AddLabelAsync<Segment>("Foule");
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO ContactCategories (ContactId, LabelId, AccountId)
            SELECT Id, {category}, AccountId FROM Contacts WHERE AccountId = {account.Id} AND NormalizedLastName LIKE 'FOULE%';
            INSERT INTO ContactSegments (ContactId, LabelId, AccountId)
            SELECT Id, {segment}, AccountId FROM Contacts WHERE AccountId = {account.Id} AND NormalizedLastName LIKE 'FOULE%'
            """));
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO Sessions (AccountId, ContactId, Key, SecurityStamp, Browser, OpenedAt, LastUsedAt)
            SELECT AccountId, Id, 'foule' || Id, '', 'Firefox', '2026-06-15 10:00:00', '2026-06-15 10:00:00'
            FROM Contacts WHERE AccountId = {account.Id}
            """));
        const string empty = "{}";
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO TrashItems (AccountId, Kind, SubjectId, Name, DeletedAt, Content, ErasedThrough)
            SELECT AccountId, 'Contact', Id + 1000000, 'Foule', '2026-06-14 10:00:00', {empty}, 0
            FROM Contacts WHERE AccountId = {account.Id};
            INSERT INTO TrashItems (AccountId, Kind, SubjectId, Name, DeletedAt, Content, ErasedThrough)
            SELECT AccountId, 'Group', Id + 1000000, 'Foule', '2026-06-14 10:00:00', {empty}, 0
            FROM Contacts WHERE AccountId = {account.Id};
            INSERT INTO TrashMembers (AccountId, Kind, LabelId, ContactId)
            SELECT AccountId, 'Group', 1000000, Id FROM Contacts WHERE AccountId = {account.Id}
            """));
        return account;
    }
}
