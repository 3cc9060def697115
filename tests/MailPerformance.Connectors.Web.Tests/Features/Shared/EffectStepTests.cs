using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Features.Shared;

/// <summary>What a save would do is shown before it is saved: as a step, or to a script.</summary>
[Collection(AdministrationHost.Name)]
public sealed class EffectStepTests(ConnectorsFactory host)
{
    private const string Roles = "/administration/roles";

    private static readonly string[] Create = [Permissions.Administration, Permissions.Contacts, Permissions.ContactsCreate];

    [Fact]
    public async Task Post_TreeOfAHeldRole_ShowsWhoLosesWhat_AndSavesWhenSeen()
    {
        var (account, admin, roleId, _) = await HeldRoleAsync();
        var url = $"{Roles}/{roleId}";

        var step = await account.UnchangedBy(() => admin.SubmitAsync(url, Untick));
        var done = await admin.SubmitAsync(step, _ => { }, url);

        PageAssert.Is(HttpStatusCode.Conflict, step);
        Assert.Equal("Enregistrer ?", step.Element("h1").TextContent.Replace('\u00a0', ' '));
        Assert.Contains("Léa Martin perd « Créer un contact ».", step.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains(
            Words.Core("Meaning_" + Permissions.ContactsCreate), step.Element(".effect-meanings").TextContent, StringComparison.Ordinal);
        PageAssert.RedirectsTo(url, done);
        Assert.Equal(Create[..2].Order(), (await account.PermissionsOfAsync(roleId)).Order());
    }

    [Fact]
    public async Task Post_Back_ShowsTheFormAsItWasFilledIn_AndSavesNothing()
    {
        var (account, admin, roleId, _) = await HeldRoleAsync();
        var url = $"{Roles}/{roleId}";
        var step = await admin.SubmitAsync(url, form =>
        {
            Untick(form);
            form.Set("Name", "Autre <nom>");
        });

        var page = await account.UnchangedBy(() => admin.SubmitAsync(step, form => form.Set("EffectBack", "true"), url));

        PageAssert.Is(HttpStatusCode.OK, page);
        Assert.Equal("Autre <nom>", page.ValueOf("Name"));
        Assert.False(page.Shows($"input[value='{Permissions.ContactsCreate}'][checked]"));
        Assert.True(page.Shows("[data-kept]"));
    }

    [Fact]
    public async Task Rehearsal_AnswersWithTheEffectAlone_AndWhatWasShownIsSavedAtOnce()
    {
        var (account, admin, roleId, _) = await HeldRoleAsync();
        var url = $"{Roles}/{roleId}";

        var shown = await account.UnchangedBy(() => RehearseAsync(admin, url, Untick));
        var done = await admin.SubmitAsync(url, form =>
        {
            Untick(form);
            form.Set("EffectSeen", shown.Element("[data-effect-digest]").GetAttribute("data-effect-digest")!);
        });

        PageAssert.Is(HttpStatusCode.OK, shown);
        Assert.False(shown.Shows("h1"));
        Assert.Equal(
            "Les droits d’une personne changent.", shown.Element("[data-effect-summary]").GetAttribute("data-effect-summary"));
        PageAssert.RedirectsTo(url, done);
    }

    [Fact]
    public async Task Post_WhatHasChangedSinceItWasShown_IsShownAgain()
    {
        var (account, admin, roleId, _) = await HeldRoleAsync();
        var url = $"{Roles}/{roleId}";
        var shown = await RehearseAsync(admin, url, Untick);
        await account.GiveRoleAsync(
            await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Paul", "Durand")), roleId);

        var step = await account.UnchangedBy(() => admin.SubmitAsync(url, form =>
        {
            Untick(form);
            form.Set("EffectSeen", shown.Element("[data-effect-digest]").GetAttribute("data-effect-digest")!);
        }));

        PageAssert.Is(HttpStatusCode.Conflict, step);
        Assert.Contains(
            "Paul Durand et Léa Martin perdent « Créer un contact ».", step.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_OfTheLastAdministratorsRole_SaysWhyItIsRefused()
    {
        var (account, admin) = await SignInAsync();
        var url = $"/administration/contacts/{account.AdministratorId}/roles";

        var shown = await account.UnchangedBy(() => RehearseAsync(admin, url, form => form.Remove("Selected")));

        PageAssert.Is(HttpStatusCode.OK, shown);
        Assert.Contains(
            Words.Core("Contact_LastAdministrator"), shown.Element(".notice-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RolesOfAContact_ShowsWhatItGains_AndGoesOnToTheNextStep()
    {
        var (account, admin, roleId, _) = await HeldRoleAsync();
        var contactId = await account.AddContactAsync();
        var url = $"/administration/contacts/{contactId}/roles";

        var step = await account.UnchangedBy(() => admin.SubmitAsync(url, form =>
        {
            form.Add("Selected", $"{roleId}");
            form.Set("Go", "next");
        }));
        var done = await admin.SubmitAsync(step, _ => { }, url);

        Assert.Contains(
            "Sandra Durand gagne « Administration », « Contacts » et « Créer un contact ».",
            step.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        PageAssert.RedirectsTo($"/administration/contacts/{contactId}/categories", done);
        Assert.Equal([roleId], await account.RolesOfAsync(contactId));
    }

    [Fact]
    public async Task Post_FromTheButtonOnAContactsPage_AsksOnce_WithWhatDeletingDoes()
    {
        var (account, admin, _, contactId) = await HeldRoleAsync();
        await account.AddConnectorAsync(contactId);
        var url = $"/administration/contacts/{contactId}/supprimer";

        var asked = await account.UnchangedBy(() => admin.SubmitAsync($"/administration/contacts/{contactId}/groupes", _ => { }, url));
        var done = await admin.SubmitAsync(asked, _ => { }, url);

        PageAssert.Is(HttpStatusCode.Conflict, asked);
        Assert.Contains("Léa Martin perd « Administration »", asked.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Le connecteur iPhone (Lecture) de Léa Martin est retiré", asked.Text, StringComparison.Ordinal);
        PageAssert.RedirectsTo("/administration/contacts", done);
        Assert.False(await account.ExistsAsync(contactId));
    }

    [Fact]
    public async Task Post_OfAPageThatSaysItAllBeforehand_IsCarriedOutAtOnce()
    {
        var (account, admin, _, contactId) = await HeldRoleAsync();
        var connectorId = await account.AddConnectorAsync(contactId);
        await account.AddConnectorAsync(await account.AddContactAsync());

        PageAssert.RedirectsTo(
            "/parametrages/connecteurs", await admin.SubmitAsync($"/parametrages/connecteurs/{connectorId}/retirer", _ => { }));
        PageAssert.RedirectsTo(
            "/parametrages/compte", await admin.SubmitAsync("/parametrages/compte/option", form => form.Set("enabled", "false")));
    }

    [Fact]
    public async Task Post_WhatWasSeenOfAnotherOfTheSameName_IsShownFirst()
    {
        var (account, admin) = await host.SetUpAsync();
        admin.StopsAtEffects = true;
        var (one, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        var seen = await admin.PostByHandAsync($"/administration/contacts/{one}/supprimer", _ => { });
        var digest = seen.ValueOf("EffectSeen")!;

        var page = await account.UnchangedBy(() =>
            admin.PostByHandAsync($"/administration/contacts/{other}/supprimer", form => form.Set("EffectSeen", digest)));

        PageAssert.Is(HttpStatusCode.Conflict, page);
        await admin.PostByHandAsync($"/administration/contacts/{one}/supprimer", form => form.Set("EffectSeen", digest));
        Assert.False(await account.ExistsAsync(one));
    }

    [Fact]
    public async Task Rehearsal_WhereThereIsNoEffectToSee_SavesNothing()
    {
        var (account, admin) = await host.SetUpAsync();
        admin.Client.DefaultRequestHeaders.Add("X-Rehearsal", "1");

        var page = await account.UnchangedBy(() => admin.PostByHandAsync(Roles + "/nouveau", form => form.Set("Name", "Relecture")));

        PageAssert.Is(HttpStatusCode.BadRequest, page);
    }

    [Fact]
    public async Task Post_Label_ThatSomebodyHasGotMeanwhile_IsAskedAboutAgain()
    {
        var (account, admin, _, contactId) = await HeldRoleAsync();
        var groupId = await account.AddLabelAsync<Group>("Paris");
        var url = $"/administration/groupes/{groupId}";
        var page = await admin.GetAsync(url);
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contactId, Sample.Ids(groupId), Sample.Ids())));

        var step = await account.UnchangedBy(() => admin.SubmitAsync(page, _ => { }, url + "/supprimer"));

        PageAssert.Is(HttpStatusCode.Conflict, step);
        Assert.Contains("1 contact quitte le groupe.", step.Text, StringComparison.Ordinal);
        PageAssert.RedirectsTo("/administration/groupes", await admin.SubmitAsync(step, _ => { }, url + "/supprimer"));
    }

    [Fact]
    public async Task Post_ByHand_WithoutWhatThePageSays_IsShownFirst()
    {
        var (account, admin, _, contactId) = await HeldRoleAsync();
        var connectorId = await account.AddConnectorAsync(contactId);

        var option = await account.UnchangedBy(() =>
            admin.PostByHandAsync("/parametrages/compte/option", form => form.Set("enabled", "false")));
        var connector = await account.UnchangedBy(() =>
            admin.PostByHandAsync($"/parametrages/connecteurs/{connectorId}/retirer", _ => { }));

        Assert.Contains("1 connecteur est suspendu", option.Text, StringComparison.Ordinal);
        Assert.Contains("Le connecteur iPhone (Lecture) de Léa Martin est retiré", connector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_ByOneWhoMayNotListContacts_CountsInsteadOfNaming()
    {
        var (account, _) = await SignInAsync();
        var reader = await account.AddHolderAsync(Permissions.RolesManage, Permissions.Campaigns);
        var plain = await account.AddRoleAsync("Campagnes", Permissions.Campaigns);
        await account.GiveRoleAsync(await account.AddContactAsync(details => details.LastName = "Discret"), plain);
        var site = await host.SignInAsync(account, reader);

        var shown = await account.UnchangedBy(() =>
            RehearseAsync(site, $"{Roles}/{plain}", form => form.Remove("Permissions", Permissions.Campaigns)));

        Assert.DoesNotContain("Discret", shown.Html, StringComparison.Ordinal);
        Assert.Contains(
            "1 personne perd « Campagnes ».", shown.Element(".effect-rights").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_OfWhatIsForbidden_OrOfAnotherAccount_IsAnsweredAsASave()
    {
        var (account, _, roleId, contactId) = await HeldRoleAsync();
        var (other, stranger) = await SignInAsync();
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.Roles));

        var forbidden = await account.UnchangedBy(() => RehearseByHandAsync(reader, $"{Roles}/{roleId}"));
        var unknown = await other.UnchangedBy(() => RehearseByHandAsync(stranger, $"/administration/contacts/{contactId}/roles"));

        PageAssert.Is(HttpStatusCode.Forbidden, forbidden);
        PageAssert.Is(HttpStatusCode.NotFound, unknown);
    }

    private static void Untick(TestForm form) => form.Remove("Permissions", Permissions.ContactsCreate);

    private static async Task<TestPage> RehearseAsync(TestSite site, string url, Action<TestForm> fill)
    {
        site.Client.DefaultRequestHeaders.Add("X-Rehearsal", "1");
        try
        {
            return await site.SubmitAsync(url, fill);
        }
        finally
        {
            site.Client.DefaultRequestHeaders.Remove("X-Rehearsal");
        }
    }

    private static async Task<TestPage> RehearseByHandAsync(TestSite site, string url)
    {
        site.Client.DefaultRequestHeaders.Add("X-Rehearsal", "1");
        return await site.PostByHandAsync(url, _ => { });
    }

    private async Task<(TestAccount Account, TestSite Admin)> SignInAsync()
    {
        var (account, admin) = await host.SetUpAsync();
        admin.StopsAtEffects = true;
        return (account, admin);
    }

    private async Task<(TestAccount Account, TestSite Admin, long RoleId, long ContactId)> HeldRoleAsync()
    {
        var (account, admin) = await SignInAsync();
        var roleId = await account.AddRoleAsync("Tenu", Create);
        var contactId = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Léa", "Martin"));
        await account.GiveRoleAsync(contactId, roleId);
        return (account, admin, roleId, contactId);
    }
}
