using System.Globalization;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.StepUps;

/// <summary>An action that wants a fresh proof, in an account of its own.</summary>
/// <param name="Page">The page with its form.</param>
/// <param name="Address">Where the form posts to.</param>
/// <param name="Then">Where its reader goes on to.</param>
/// <param name="Reason">What the page that asks says it is for.</param>
public sealed record StepUpCase(
    TestAccount Account,
    string Page,
    string Address,
    Action<TestForm> Fill,
    string Then,
    string Reason,
    Func<Task<bool>> IsDone)
{
    private const string Settings = "/parametrages/compte";
    private const string Option = Settings + "/option";

    public static readonly IReadOnlyList<string> Names =
        ["on", "on from the first page", "off", "validity", "review", "trash", "erasing", "administrator"];

    public static async Task<StepUpCase> CreateAsync(ConnectorsFactory host, string name)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(name == "off");
        return name switch
        {
            "on" => Switch(account, Settings, true),
            "on from the first page" => Switch(account, "/", true),
            "off" => Switch(account, Option, false),
            "validity" => Saved(account, form => form.Set("MaxValidityDays", "300"), settings => settings.MaxValidityDays == 300),
            "review" => Saved(account, form => form.Set("HoldsConnectorsForReview", "True"), settings => settings.HoldsConnectorsForReview),
            "trash" => Saved(account, form => form.Set("TrashDays", "7"), settings => settings.TrashDays == 7),
            "erasing" => await ErasingAsync(account),
            _ => await AdministratorAsync(account),
        };
    }

    public Task<TestPage> SendAsync(TestSite site) => site.SubmitAsync(Page, Fill, Address);

    private static StepUpCase Switch(TestAccount account, string page, bool enabled) => new(
        account, page, Option, form => form.Set("enabled", enabled ? "true" : "false"),
        enabled ? "/parametrages/connecteurs" : Settings,
        Words.Core(enabled ? "Proof_OptionOn" : "Proof_OptionOff"),
        () => Is(account, found => found.MobileConnectorsEnabled == enabled));

    // What else is typed there is saved with it.
    private static StepUpCase Saved(TestAccount account, Action<TestForm> fill, Func<Core.Accounts.Account, bool> isDone) => new(
        account, Settings, Settings,
        form =>
        {
            fill(form);
            form.Set("DefaultTimeZone", "Asia/Tokyo");
            form.Set("DefaultRowsPerTable", "50");
        },
        Settings, Words.Core("Proof_Safety"),
        () => Is(account, found => isDone(found) && found is { DefaultTimeZone: "Asia/Tokyo", DefaultRowsPerTable: 50 }));

    private static async Task<StepUpCase> ErasingAsync(TestAccount account)
    {
        var id = await account.AddDeletedContactAsync();
        var page = $"/administration/corbeille/contacts/{id}";
        return new StepUpCase(
            account, page, page + "/effacer", form => form.Set("Confirmed", "true"), "/administration/corbeille?genre=contacts",
            Words.Core("Proof_Erase", "Sandra Durand"),
            async () => !await account.Inside(core => core.Db.TrashItems.AnyAsync()));
    }

    private static async Task<StepUpCase> AdministratorAsync(TestAccount account)
    {
        var contact = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Zoé", "d’<b>Or</b>"));
        var role = await account.AddRoleAsync("Autre");
        var address = $"/administration/contacts/{contact}/roles";
        return new StepUpCase(
            account, address, address,
            form =>
            {
                form.Add("Selected", account.AdministratorRoleId.ToString(CultureInfo.InvariantCulture));
                form.Add("Selected", role.ToString(CultureInfo.InvariantCulture));
                form.Set("Go", "next");
            },
            $"/administration/contacts/{contact}/categories",
            Words.Core("Proof_Administrator", "Zoé", "d’<b>Or</b>"),
            async () => (await account.RolesOfAsync(contact)).SetEquals([account.AdministratorRoleId, role]));
    }

    private static Task<bool> Is(TestAccount account, Func<Core.Accounts.Account, bool> what) =>
        account.Inside(async core => what((await core.Db.Accounts.FindAsync(account.Id))!));
}
