using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// What people save most, as requests: « Informations » of a contact who can stop campaigns and of an administrator, a connector given and
/// taken back, an order from a phone. Each is a change, and comes through.
/// </summary>
internal sealed record WriteWorld(
    TestAccount Account,
    TestSite Admin,
    TestSite Editor,
    long StopperId,
    long OtherId,
    long ColleagueId,
    MobileCaller Caller,
    long CampaignId)
{
    private const string List = "/parametrages/connecteurs";

    public static async Task<WriteWorld> CreateAsync(ConnectorsFactory host, TestAccount account)
    {
        var category = await account.AddLabelAsync<Category>("Soldes");
        var callerId = await account.AddCallerAsync();
        await account.AddCallerAsync(ConnectorPrivilege.ReadWrite, category);
        var campaignId = await account.AddCampaignAsync(CampaignState.Validated, categoryId: category);
        return new WriteWorld(
            account,
            await host.SignInAsync(account, account.AdministratorId),
            await host.SignInAsync(account, await account.AddHolderAsync(
                Permissions.ContactsEdit, Permissions.MobileConnectors, Permissions.Campaigns)),
            await account.AddCallerAsync(),
            await account.AddContactAsync(),
            await account.AddAdministratorAsync(),
            await account.CallerAsync(callerId),
            campaignId);
    }

    /// <summary>Each opens its page, and gives what is sent when its button is pressed.</summary>
    public IEnumerable<(string Name, Func<Task<Func<Task>>> Open)> Writes() =>
    [
        ("nothing", () => SaveAsync(Admin, StopperId, _ => { })),
        ("first name", () => SaveAsync(Admin, StopperId, form => form.Set("FirstName", "Zoé"))),
        ("language", () => SaveAsync(Admin, StopperId, form => form.Set("Language", "en"))),
        ("time zone", () => SaveAsync(Admin, StopperId, form => form.Set("TimeZone", "America/Toronto"))),
        ("end date", () => SaveAsync(Admin, StopperId, form => form.Set("ValidUntil", "2026-12-30"))),
        ("login", () => SaveAsync(Admin, StopperId, form => form.Set("LoginName", $"autre{StopperId}"))),
        ("e-mail", () => SaveAsync(Admin, StopperId, form => form.Set("Email", "autre@exemple.fr"))),
        ("administrator's end date", () => SaveAsync(Admin, ColleagueId, form => form.Set("ValidUntil", "2026-12-30"))),
        ("administrator's end date, soon", () => SaveAsync(Admin, ColleagueId, form => form.Set("ValidUntil", "2026-06-30"))),
        ("nothing, by an editor", () => SaveAsync(Editor, StopperId, _ => { })),
        ("end date, by an editor", () => SaveAsync(Editor, StopperId, form => form.Set("ValidUntil", "2026-12-29"))),
        ("connector lowered", () => SaveAsync(Admin, StopperId, form => form.Set("Connectors[iphone].Privilege", "Read"))),
        ("connector added", () => PostAsync($"{List}/iphone/ajouter", form =>
        {
            form.Set("ContactId", $"{OtherId}");
            form.Set("Privilege", "ReadWrite");
        })),
        ("connector taken back", async () => await PostAsync(
            $"{List}/{(await Account.ConnectorsOfAsync(OtherId)).Single().Id}/retirer", _ => { })),
        ("order", () => Task.FromResult<Func<Task>>(() => OrderAsync(
            new CampaignOrderRequest(CampaignId, CampaignMoveKind.Reschedule, Sample.Start.UtcDateTime.AddDays(9))))),
    ];

    private static Task<Func<Task>> SaveAsync(TestSite site, long contactId, Action<TestForm> change) =>
        OpenAsync(site, $"/administration/contacts/{contactId}/informations", change);

    private Task<Func<Task>> PostAsync(string address, Action<TestForm> fill) => OpenAsync(Admin, address, fill);

    private static async Task<Func<Task>> OpenAsync(TestSite site, string address, Action<TestForm> fill)
    {
        var page = await site.GetAsync(address);
        return async () => PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync(page, fill, address));
    }

    private async Task OrderAsync(CampaignOrderRequest order) =>
        Assert.Equal(CampaignOrderState.Confirmed, WriteAssert.Done(await Account.OrderAsync(Caller, order)).Order!.State);
}
