using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>Another e-mail from « Informations » to the link and the profile.</summary>
public sealed class EmailTests
{
    private const string Confirmed = "/connexion/adresse/confirmee";

    [Fact]
    public async Task Change_WaitsOnThePages_IsNotConfirmedByOpening_AndThenIsTheAddress()
    {
        await using var host = new MailingFactory();
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.Email = "avant@exemple.fr");
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var page = $"/administration/contacts/{id}/informations";
        PageAssert.RedirectsTo(page, await admin.SubmitAsync(page, form => form.Set("Email", "apres@exemple.fr")));

        var waiting = await admin.GetAsync(page);
        Assert.Equal("avant@exemple.fr", waiting.ValueOf("Email"));
        Assert.Contains(Words.Web("PendingEmail_Waits"), waiting.Text, StringComparison.Ordinal);
        Assert.Contains("apres@exemple.fr", waiting.Text, StringComparison.Ordinal);
        var person = await host.SignInAsync(account, id);
        Assert.Contains("apres@exemple.fr", (await person.GetAsync("/profil")).Text, StringComparison.Ordinal);

        PageAssert.RedirectsTo(page, await admin.SubmitAsync(waiting, _ => { }, $"/administration/contacts/{id}/adresse/renvoyer"));
        var link = await LinkAsync(account, id);
        var anybody = host.Anonymous();
        for (var opened = 0; opened < 3; opened++)
        {
            var opening = await anybody.GetAsync(link);
            PageAssert.Is(HttpStatusCode.OK, opening);
            Assert.Contains("apres@exemple.fr", opening.Text, StringComparison.Ordinal);
        }

        Assert.Equal("avant@exemple.fr", (await account.FindAsync(id)).Email);
        PageAssert.RedirectsTo(Confirmed, await anybody.SubmitAsync(link, _ => { }));
        PageAssert.Is(HttpStatusCode.OK, await anybody.GetAsync(Confirmed));
        Assert.Equal("apres@exemple.fr", (await account.FindAsync(id)).Email);
        PageAssert.Is(HttpStatusCode.Gone, await anybody.GetAsync(link));
        PageAssert.RedirectsTo("/connexion", await anybody.GetAsync(Confirmed));
    }

    [Fact]
    public async Task Change_TakenBackByThePersonThemselves_IsGone()
    {
        await using var host = new MailingFactory();
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.Email = "avant@exemple.fr");
        var admin = await host.SignInAsync(account, account.AdministratorId);
        await admin.SubmitAsync($"/administration/contacts/{id}/informations", form => form.Set("Email", "apres@exemple.fr"));
        var link = await LinkAsync(account, id);

        var person = await host.SignInAsync(account, id);
        PageAssert.RedirectsTo("/profil", await person.SubmitAsync("/profil", _ => { }, "/profil/adresse/annuler"));
        PageAssert.Notice(await person.GetAsync("/profil"), Words.Web("PendingEmail_TakenBack", "avant@exemple.fr"));
        PageAssert.Is(HttpStatusCode.Gone, await host.Anonymous().GetAsync(link));
    }

    private static async Task<string> LinkAsync(TestAccount account, long id)
    {
        var text = await account.Inside(async core =>
        {
            var mails = await core.Db.OutboxMails.AsNoTracking().Where(mail => mail.ContactId == id).OrderByDescending(mail => mail.Id)
                .ToListAsync();
            return (await core.Get<IMailComposer>().ComposeAsync(mails.First(mail => Outbox.DataOf(mail) is EmailConfirmationMail)))!.Text;
        });
        return new Uri(text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
    }

    private sealed class MailingFactory : ConnectorsFactory
    {
        protected override bool KeepsMails => true;
    }
}
