using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>What a page says and offers of a contact that has not chosen a password.</summary>
[Collection(AdministrationHost.Name)]
public sealed class FirstLinkTests(ConnectorsFactory host)
{
    [Fact]
    public async Task Informations_OfOneWithoutAPassword_SaysWhoInvitedAndWhen_AndShowsANewLinkWithoutMail()
    {
        var (account, admin) = await host.SetUpAsync();
        var id = await account.AddInvitedContactAsync();
        var page = await admin.GetAsync(Url(id));
        Assert.Contains(Words.Web("FirstLink_None"), page.Text, StringComparison.Ordinal);

        PageAssert.RedirectsTo(Url(id), await admin.SubmitAsync(page, _ => { }, $"/administration/contacts/{id}/invitation/renvoyer"));

        var after = await admin.GetAsync(Url(id));
        Assert.Contains(Words.Web("FirstLink_At"), after.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Web("FirstLink_By", "Sandra Durand"), after.Text, StringComparison.Ordinal);
        var link = new Uri(after.Element("[data-copy-source]").GetAttribute("value")!).PathAndQuery;
        PageAssert.Is(HttpStatusCode.OK, await host.Anonymous().GetAsync(link));

        PageAssert.RedirectsTo(Url(id), await admin.SubmitAsync(after, _ => { }, $"/administration/contacts/{id}/invitation/annuler"));
        var taken = await admin.GetAsync(Url(id));
        PageAssert.Notice(taken, Words.Web("FirstLink_TakenBack"));
        Assert.Contains(Words.Web("FirstLink_TakenBackAt"), taken.Text, StringComparison.Ordinal);
        var gone = await host.Anonymous().GetAsync(link);
        PageAssert.Is(HttpStatusCode.Gone, gone);
        Assert.Contains(Words.Web("LinkGone_LeadNoMail", PasswordLinks.Lifetime.Days), gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Informations_OfOneWithAPassword_AndForWhoeverMayNotEdit_ShowsNothingOfIt()
    {
        var (account, admin) = await host.SetUpAsync();
        var (with, without) = (await account.AddContactAsync(), await account.AddInvitedContactAsync());
        Assert.DoesNotContain(Words.Web("FirstLink_Send"), (await admin.GetAsync(Url(with))).Text, StringComparison.Ordinal);
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.MobileConnectors));
        Assert.DoesNotContain(Words.Web("FirstLink_Send"), (await reader.GetAsync(Url(without))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_ForAnotherAccountsContact_Are404()
    {
        var (_, admin) = await host.SetUpAsync();
        var other = await host.CreateAccountAsync();
        var id = await other.AddInvitedContactAsync();
        foreach (var action in new[] { "renvoyer", "annuler" })
        {
            var page = await other.UnchangedBy(() =>
                admin.PostByHandAsync($"/administration/contacts/{id}/invitation/{action}", _ => { }));
            PageAssert.Is(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task All_WithoutMail_SaysSo_AndWithMail_TheJobSends()
    {
        const string url = "/administration/contacts/invitations";
        var (account, admin) = await host.SetUpAsync();
        await account.AddInvitedContactAsync();
        var page = await admin.GetAsync(url);
        Assert.Contains(Words.Web("FirstLinks_NoMail"), page.Text, StringComparison.Ordinal);
        PageAssert.Refused(HttpStatusCode.BadRequest, await admin.PostByHandAsync(url, _ => { }), Words.Core("Link_NoMail"));

        await using var mailing = new MailingFactory();
        var told = await mailing.CreateAccountAsync();
        var id = await told.AddInvitedContactAsync();
        var site = await mailing.SignInAsync(told, told.AdministratorId);
        Assert.Contains($"href=\"{url}\"", (await site.GetAsync("/")).Html, StringComparison.Ordinal);
        PageAssert.RedirectsTo(url, await site.SubmitAsync(url, _ => { }));
        Assert.Contains(Words.Web("FirstLinks_Since"), (await site.GetAsync(url)).Text, StringComparison.Ordinal);
        await mailing.Services.GetRequiredService<FirstLinks>().SendDueAsync();
        Assert.Equal(id, Assert.Single(await told.MailsAsync<PasswordLinkMail>()).ContactId);
        Assert.Contains(Words.Web("FirstLink_Waiting"), (await site.GetAsync(Url(id))).Text, StringComparison.Ordinal);
    }

    private static string Url(long id) => $"/administration/contacts/{id}/informations";

    private sealed class MailingFactory : ConnectorsFactory
    {
        protected override bool KeepsMails => true;
    }
}
