using System.Globalization;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>A valid body for each post of the table.</summary>
public static class EndpointBodies
{
    private const string NewPassword = "une autre phrase de passe";

    public static Task Nothing(Target _1, TestForm _2) => Task.CompletedTask;

    public static Task ExportFile(Target _, TestForm form)
    {
        form.Set("format", "Csv");
        return Task.CompletedTask;
    }

    public static async Task SignIn(Target target, TestForm form)
    {
        form.Set("Login", (await target.Account.FindAsync(target.Account.AdministratorId)).UserName!);
        form.Set("Password", Sample.Password);
    }

    public static Task ChoosePassword(Target target, TestForm form)
    {
        form.Set("Contact", target.Id.ToString(CultureInfo.InvariantCulture));
        form.Set("Code", target.Code!);
        return Fill(form, ("Password", NewPassword), ("Confirmation", NewPassword));
    }

    public static async Task ShownEnd(Target target, TestForm form) => form.Set(
        "shown", (await target.Account.DetailsOfAsync(target.Id)).ValidUntil!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Task Forgotten(Target _, TestForm form) => Fill(form, ("Name", "XYZpersonne"));

    public static Task Choose(Target target, TestForm form) => Fill(form, ("ids", target.Id.ToString(CultureInfo.InvariantCulture)));

    public static Task Block(Target _, TestForm form) => Fill(form, ("Kind", "Block"));

    public static Task ReadAsWestern(Target _, TestForm form) => Fill(form, ("Encoding", "Windows1252"));

    public static Task ChooseColumns(Target _, TestForm form) => Fill(form, ("Columns", "LoginName"));

    public static Task ChooseKey(Target _, TestForm form) => Fill(form, ("Columns", "Key"));

    public static Task ChangePassword(Target _, TestForm form) =>
        Fill(form, ("Present", Sample.Password), ("Password", NewPassword), ("Confirmation", NewPassword));

    public static Task PresentPassword(Target _, TestForm form) => Fill(form, ("Present", Sample.Password));

    public static Task Preferences(Target _, TestForm form) =>
        Fill(form, ("Language", "fr"), ("TimeZone", "Europe/Paris"), ("RowsPerTable", "25"));

    public static Task ShowColumn(Target _, TestForm form) =>
        Fill(form, ("Column", "LastSignIn"), ("Shown", "true"), ("Back", "/administration/contacts"));

    public static Task NewContact(Target _, TestForm form)
    {
        form.Set("CreationKey", Guid.NewGuid().ToString());
        return FillDetails(form, Sample.Details());
    }

    public static async Task Informations(Target target, TestForm form)
    {
        var details = await target.Account.DetailsOfAsync(target.Id);
        form.Set("Original", Original.Write(new InformationsOriginal(details, [])));
        await FillDetails(form, details);
    }

    public static Task NoSelection(Target _, TestForm form) => Fill(form, ("Original", "[]"));

    public static Task Confirm(Target _, TestForm form) => Fill(form, ("Confirmed", "true"));

    public static Task Lock(Target _, TestForm form) => Fill(form, ("locked", "true"));

    public static Task NewName(Target _, TestForm form) => Fill(form, ("Name", $"Nouveau {Sample.NextNumber()}"));

    public static async Task EditRole(Target target, TestForm form)
    {
        var name = await target.Account.Inside(async core => (await core.Db.Roles.FindAsync(target.Id))!.Name!);
        await Fill(form, ("Name", name + " bis"), ("Original", Original.Write(new RoleOriginal(name, []))));
    }

    public static Task AddConnector(Target target, TestForm form) =>
        Fill(form, ("ContactId", target.Id.ToString(CultureInfo.InvariantCulture)), ("Privilege", "Read"));

    // What the page « Connecteurs à vérifier » had shown: nothing, of a connector that is in order.
    public static Task Read(Target _, TestForm form) => Fill(form, ("Original", """{"Privilege":1}"""));

    public static async Task Decide(Target target, TestForm form)
    {
        var item = (await target.Account.ItemsAsync(target.Id)).Single(item => $"{item.Number}" == target.Code);
        await Fill(form, ("decision", "Lower"), ("shown", await target.Account.ShownAsync(item)), ("start", "0"));
    }

    public static Task Raise(Target _, TestForm form) => Fill(form, ("Privilege", "ReadWrite"));

    public static Task Settings(Target _, TestForm form) => Fill(
        form, ("MaxValidityDays", "365"), ("DefaultLanguage", "fr"), ("DefaultTimeZone", "Europe/Paris"), ("DefaultRowsPerTable", "25"));

    public static Task Option(Target _, TestForm form) => Fill(form, ("enabled", "true"));

    public static Task FillDetails(TestForm form, ContactDetails details) => Fill(
        form,
        ("Title", details.Title?.ToString() ?? ""),
        ("LastName", details.LastName!),
        ("FirstName", details.FirstName!),
        ("LoginName", details.LoginName!),
        ("Email", details.Email!),
        ("Language", details.Language!),
        ("TimeZone", details.TimeZone!),
        ("NotifyOnActionChange", details.NotifyOnActionChange.ToString()),
        ("RowsPerTable", details.RowsPerTable!.Value.ToString(CultureInfo.InvariantCulture)),
        ("ValidUntil", details.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""));

    private static Task Fill(TestForm form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            form.Set(name, value);
        }

        return Task.CompletedTask;
    }
}
