using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// What is shown before it is saved, as requests in a role that everybody holds: each is rehearsed, sent, shown, and sent again by somebody
/// who has seen it.
/// </summary>
internal static class EffectWrites
{
    public static async Task<IReadOnlyList<(string Name, Func<Task<Func<Task>>> Open)>> OfAsync(TestAccount account, TestSite admin)
    {
        var roleId = await account.AddRoleAsync("De tous", Permissions.ContactsCreate);
        var groupId = await account.AddLabelAsync<Group>("De tous");
        await account.Inside(core => core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ContactRoles" ("UserId", "RoleId", "AccountId")
            SELECT "Id", {roleId}, "AccountId" FROM "Contacts" WHERE "AccountId" = {account.Id} AND "NormalizedLastName" LIKE 'FOULE%';
            INSERT INTO "ContactGroups" ("ContactId", "LabelId", "AccountId")
            SELECT "Id", {groupId}, "AccountId" FROM "Contacts" WHERE "AccountId" = {account.Id} AND "NormalizedLastName" LIKE 'FOULE%'
            """));
        var contactId = await account.AddHolderAsync(Permissions.ContactsEdit);
        var givenId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId);
        var stopperId = await account.AddContactAsync();
        await account.AddConnectorAsync(stopperId);
        return
        [
            .. Ways(admin, "tree", $"/administration/roles/{roleId}",
                form => form.Remove("Permissions", Permissions.ContactsCreate)),
            .. Ways(admin, "roles", $"/administration/contacts/{givenId}/roles", form => form.Add("Selected", $"{roleId}")),
            .. Ways(admin, "connector", $"/administration/contacts/{stopperId}/informations",
                form => form.Set("Connectors[iphone].Enabled", "false")),
            .. Ways(admin, "label", $"/administration/groupes/{groupId}", _ => { }, "/supprimer"),
            .. Ways(admin, "contact", $"/administration/contacts/{contactId}/supprimer", _ => { }),
            .. Ways(admin, "option", "/parametrages/compte/option", form => form.Set("enabled", "false")),
        ];
    }

    private static IEnumerable<(string Name, Func<Task<Func<Task>>> Open)> Ways(
        TestSite admin, string name, string address, Action<TestForm> fill, string action = "") =>
    [
        ($"{name}, shown", () => OpenAsync(admin, address, form =>
        {
            fill(form);
            form.Set("EffectSeen", "another");
        }, address + action)),
        ($"{name}, saved", async () =>
        {
            admin.StopsAtEffects = true;
            var page = await admin.GetAsync(address);
            var step = await admin.SubmitAsync(page, form =>
            {
                fill(form);
                form.Set("EffectSeen", "another");
            }, address + action);
            admin.StopsAtEffects = false;
            return step.Status == HttpStatusCode.Conflict
                ? () => admin.SubmitAsync(step, _ => { }, address + action)
                : () => admin.GetAsync(address);
        }),
    ];

    private static async Task<Func<Task>> OpenAsync(TestSite site, string address, Action<TestForm> fill, string action)
    {
        var page = await site.GetAsync(address);
        return async () =>
        {
            site.StopsAtEffects = true;
            await site.SubmitAsync(page, fill, action);
            site.StopsAtEffects = false;
        };
    }
}
