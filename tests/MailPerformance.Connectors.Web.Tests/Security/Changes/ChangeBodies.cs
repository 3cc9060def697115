using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// A body for each endpoint that changes something where it is allowed: that of the table, or one of its own where that of the table says
/// what is so already.
/// </summary>
public sealed class ChangeBodies(ChangeWorld world)
{
    private const string OneContact = "/administration/contacts/{id:long}";

    private readonly Dictionary<string, Func<Target, TestForm, Task>> _bodies = new()
    {
        ["/profil"] = (_, form) => Fill(form, ("Language", "en"), ("TimeZone", "Europe/Paris"), ("RowsPerTable", "40")),
        ["/connexion/code"] = (_, form) => Fill(form, ("Code", world.RecoveryCode)),
        ["/profil/double-authentification/activer"] = (_, form) => Fill(
            form, ("SetUp", world.SetUp.SetUp.Carried), ("Code", new TestAuthenticator(world.SetUp.SetUp.Key, world.Host.Time, []).Code())),
        ["/administration/roles/{id:long}"] = EditRoleAsync,
        [OneContact + "/informations"] = InformationsAsync,
        [OneContact + "/groupes"] = (target, form) =>
            SelectAsync<ContactGroup, Group>(target, form, world.Id(TargetKind.Group, "worn by nobody")),
        [OneContact + "/categories"] = (target, form) => SelectAsync<ContactCategory, Category>(target, form, world.Categories.Seen),
        [OneContact + "/segments"] = (target, form) => SelectAsync<ContactSegment, Segment>(target, form, world.Segments.Seen),
        [OneContact + "/roles"] = async (target, form) =>
            await SelectAsync(form, await target.Account.RolesOfAsync(target.Id), world.PlainRole),
        ["/parametrages/connecteurs/{id:long}/confirmer"] = ConfirmAsync,
        ["/parametrages/connecteurs/{id:long}/invitation"] = (_, form) => Fill(form, ("byMail", "true")),
        ["/parametrages/compte"] = (_, form) => Fill(
            form, ("MaxValidityDays", "60"), ("ConfirmedDays", "60"), ("DefaultLanguage", "en"), ("DefaultTimeZone", "Europe/Paris"),
            ("DefaultRowsPerTable", "40"), ("HoldsConnectorsForReview", "true")),
        ["/parametrages/compte/option"] = (_, form) => Fill(form, ("enabled", "false")),
        ["/connect/authorize"] = (_, form) => Fill(form, [("answer", "accept"), .. AppRequest(world.Host)]),
        ["/connect/token"] = (_, form) => Fill(
            form, ("grant_type", "refresh_token"), ("client_id", world.Stopper.Phone.ClientId),
            ("refresh_token", world.Stopper.Phone.RefreshToken!)),
        ["/api/mobile/v1/campaigns/{id:long}/schedule"] = (_, form) => Fill(form, ("scheduledAt", "2026-07-15T08:00:00+02:00")),
    };

    /// <summary>Nobody minds that a campaign loses its last phone: what is asked before is not what is looked at here.</summary>
    public async Task<TestForm> BodyAsync(EndpointRow row, Target target)
    {
        var form = new TestForm();
        if (_bodies.GetValueOrDefault(row.Route, row.Fill ?? EndpointBodies.Nothing) is { } fill)
        {
            await fill(target, form);
        }

        if (!row.IsForPrograms)
        {
            form.Set(StopCoverageRule.Field, "true");
        }

        return form;
    }

    /// <summary>Of whom the request carries a secret.</summary>
    public Proof ProofOf(Visitor visitor, EndpointRow row, Target target, TestForm body) => new(
        Link: target.Code is not null && body["Code"] == target.Code ? target.Id : null,
        Password: body["Login"] == world.Login && body["Password"] == Sample.Password ? world.Account.AdministratorId : visitor.Passed,
        Phone: row.Route == "/connect/token" ? world.Stopper.ContactId : null);

    // What an app asks for when its contact is to sign in: a post has it in its body.
    private static IEnumerable<(string Name, string Value)> AppRequest(ConnectorsFactory host) =>
        QueryHelpers.ParseQuery(new TestPhone(host).AuthorizeAddress.Split('?')[1]).Select(field => (field.Key, $"{field.Value}"));

    private static async Task EditRoleAsync(Target target, TestForm form)
    {
        var name = await target.Account.Inside(async core => (await core.Db.Roles.FindAsync(target.Id))!.Name!);
        var keys = await target.Account.PermissionsOfAsync(target.Id);
        await Fill(form, ("Name", name + " bis"), ("Original", Original.Write(new RoleOriginal(name, [.. keys]))));
        foreach (var key in keys)
        {
            form.Add("Permissions", key);
        }
    }

    private static async Task ConfirmAsync(Target target, TestForm form) =>
        form.Set("Original", Original.Write(await target.Account.Inside(async core => ReviewShown.Of(
            await core.Db.MobileConnectors.Include(found => found.Contact).SingleAsync(found => found.Id == target.Id)))));

    private static async Task InformationsAsync(Target target, TestForm form)
    {
        var details = await target.Account.DetailsOfAsync(target.Id);
        form.Set("Original", Original.Write(new InformationsOriginal(details, [])));
        details.FirstName += " bis";
        await EndpointBodies.FillDetails(form, details);
    }

    private static async Task SelectAsync<TLink, TLabel>(Target target, TestForm form, long added)
        where TLink : ContactLabel<TLabel>
        where TLabel : Label
    {
        var present = await target.Account.Inside(core => core.Db.Set<TLink>()
            .Where(link => link.ContactId == target.Id).Select(link => link.LabelId).ToHashSetAsync());
        await SelectAsync(form, present, added);
    }

    // One more, or one less where the contact has it already.
    private static Task SelectAsync(TestForm form, HashSet<long> present, long changed)
    {
        form.Set("Original", Original.Write(present.ToList()));
        present.SymmetricExceptWith([changed]);
        form.Set("Go", "");
        foreach (var id in present)
        {
            form.Add("Selected", id.ToString(CultureInfo.InvariantCulture));
        }

        return Task.CompletedTask;
    }

    private static Task Fill(TestForm form, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            form.Set(name, value);
        }

        return Task.CompletedTask;
    }
}
