using System.Text;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MailPerformance.Connectors.Web.Tests.Mails;

/// <summary>Mails from what happened to what an SMTP server gets.</summary>
public sealed class MailTests : IAsyncLifetime, IAsyncDisposable
{
    private const string NewContact = "/administration/contacts/nouveau";

    private readonly SmtpSink _sink = new();
    private readonly MailFactory _host;

    public MailTests() => _host = new MailFactory(_sink.Port);

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _sink.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData(true, "fr", "Europe/Paris", "Campagne « <i>Été</i> & co » : Interrompue", "lundi 15 juin 2026 12:00")]
    [InlineData(false, "en", "America/New_York", "Campaign “<i>Été</i> & co”: Interrupted", "15 June 2026 06:00")]
    public async Task Interruption_IsMailed_InTheContactsLanguageAndZone_AsTextAndHtml(
        bool mayOpen, string language, string zone, string subject, string when)
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var told = await account.AddContactAsync(
            details =>
                (details.NotifyOnActionChange, details.Language, details.TimeZone, details.FirstName) = (true, language, zone, "Zoé"));
        if (mayOpen)
        {
            await account.GiveRoleAsync(told, await account.AddRoleAsync("Campagnes", Core.Roles.Permissions.Campaigns));
        }

        var id = await account.AddCampaignAsync(CampaignState.Sending, name: "<i>Été</i> & co");
        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.OrderAsync(caller, new CampaignOrderRequest(id, CampaignMoveKind.Interrupt)));

        Assert.Equal(1, await SendAsync());

        var mail = Mail();
        Assert.Equal(subject, mail.Subject);
        Assert.Equal("Zoé Durand", Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Name);
        Assert.Contains(when, mail.TextBody!.Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Contains("iPhone de test", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(mayOpen, mail.TextBody.Contains($"https://connecteurs.example.com/campagnes/{id}", StringComparison.Ordinal));
        Assert.Equal(mayOpen, mail.HtmlBody!.Contains($"https://connecteurs.example.com/campagnes/{id}", StringComparison.Ordinal));
        Assert.Contains("&lt;i&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{language}\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.EndsWith("@example.com", mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewContact_PostedTwice_GetsOneLinkByMail_ThatOpeningDoesNotUseUp_AndAButtonDoes()
    {
        var account = await _host.CreateAccountAsync();
        var admin = await _host.SignInAsync(account, account.AdministratorId);
        await account.ForgetMailsAsync();
        var blank = await admin.GetAsync(NewContact);
        var created = await admin.SubmitAsync(blank, FillMartin, NewContact);
        PageAssert.RedirectsTo(created.Location!, await admin.SubmitAsync(blank, FillMartin, NewContact));
        var page = await admin.GetAsync(created.Location!);
        PageAssert.Notice(page, Words.Web("Contact_CreatedMailed", "Léa Martin", "lea.martin@exemple.fr"));
        Assert.Null(page.Document.QuerySelector(".secret"));
        Assert.DoesNotContain(
            "code=", await account.Inside(core => core.Db.OutboxMails.Select(row => row.Data).SingleAsync()), StringComparison.Ordinal);

        Assert.Equal(1, await SendAsync());
        var link = new Uri(Mail().TextBody!.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim());
        var lea = _host.Anonymous();
        for (var opened = 0; opened < 3; opened++)
        {
            PageAssert.Is(HttpStatusCode.OK, await lea.GetAsync(link.PathAndQuery));
        }

        var chosen = await lea.SubmitAsync(link.PathAndQuery, form =>
        {
            form.Set("Password", Sample.Password);
            form.Set("Confirmation", Sample.Password);
        });

        PageAssert.RedirectsTo("/connexion/mot-de-passe/enregistre", chosen);
        PageAssert.Is(HttpStatusCode.OK, await (await _host.SignInAsync(account.Code + "lmartin")).GetAsync("/"));
        Assert.NotEqual(HttpStatusCode.OK, (await lea.GetAsync(link.PathAndQuery)).Status);
    }

    [Fact]
    public async Task Link_SentAgain_EndsTheMailThatHasNotGoneYet()
    {
        var account = await _host.CreateAccountAsync();
        var contactId = await account.AddInvitedContactAsync();
        var admin = await _host.SignInAsync(account, account.AdministratorId);
        await account.ForgetMailsAsync();
        var address = $"/administration/contacts/{contactId}/identifiants";
        await admin.SubmitAsync(address, _ => { }, address + "/courriel");
        var again = await admin.SubmitAsync(address, _ => { }, address + "/courriel");
        PageAssert.RedirectsTo(address, again);

        Assert.Equal(1, await SendAsync());

        Assert.Contains($"Ce lien a été demandé par Sandra Durand ({account.Code}admin).", Mail().TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Votre code pour l’application MailPerformance (iPhone)")]
    [InlineData("en", "Your code for the MailPerformance app (iPhone)")]
    public async Task Invitation_ByMail_HasTheCodeAndItsAddress_InTheContactsLanguage(string language, string subject)
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync(details => details.Language = language);
        var connector = await account.AddConnectorAsync(id);
        var admin = await _host.SignInAsync(account, account.AdministratorId);
        await account.ForgetMailsAsync();
        var address = $"/parametrages/connecteurs/{connector}/invitation";
        await admin.SubmitAsync(address, form => form.Set("byMail", "true"));
        PageAssert.Notice(await admin.GetAsync(address), Words.Web("Invitation_Mailed", (await account.FindAsync(id)).Email!));

        Assert.Equal(1, await SendAsync());

        var mail = Mail();
        Assert.Equal(subject, mail.Subject);
        var link = new Uri(mail.TextBody!.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim());
        var code = link.AbsolutePath.Split('/')[^1];
        Assert.Contains($"{code[..4]}-{code[4..]}", mail.TextBody, StringComparison.Ordinal);
        PageAssert.Is(HttpStatusCode.OK, await _host.Anonymous().GetAsync(link.PathAndQuery));
    }

    [Fact]
    public async Task SecondFactor_TakenAwayBySomebody_IsToldTheContact_InItsLanguage()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => (details.Language, details.FirstName) = ("en", "Zoé"));
        await account.AddSecondFactorAsync(id);
        await account.ForgetMailsAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.ResetAsync(id)));

        Assert.Equal(1, await SendAsync());

        var mail = Mail();
        Assert.Equal("Your two-factor authentication has been taken away", mail.Subject);
        Assert.Contains(account.Code + "admin", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://connecteurs.example.com/profil/double-authentification", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitingList_IsInvitedByMail_WhenItsPlatformOpens()
    {
        const string list = "/parametrages/connecteurs";
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync(details => details.FirstName = "Zoé");
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync("android", id, ConnectorPrivilege.Read)));
        var admin = await _host.SignInAsync(account, account.AdministratorId);
        await account.ForgetMailsAsync();
        Assert.Null((await admin.GetAsync(list)).Document.QuerySelector("form[action$='/invitations']"));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        WriteAssert.Done(await _host.InScope(core => core.Platforms.SetAvailabilityAsync("android", PlatformAvailability.Available)));

        Assert.Contains(Words.Web("Home_ToInvite"), (await admin.GetAsync("/")).Text, StringComparison.Ordinal);
        var section = (await admin.GetAsync(list)).Element("section[aria-label=Android]");
        Assert.Equal("À\u00a0inviter", section.QuerySelector("td .choice-hint")!.TextContent);
        PageAssert.RedirectsTo(list, await admin.SubmitAsync(list, _ => { }, $"{list}/android/invitations"));
        var after = await admin.GetAsync(list);
        PageAssert.Notice(after, "1 contact invité");
        Assert.Null(after.Document.QuerySelector("form[action$='/invitations']"));
        Assert.Contains("Invité le", after.Element("section[aria-label=Android]").TextContent, StringComparison.Ordinal);

        Assert.Equal(1, await SendAsync());
        var mail = Mail();
        Assert.Equal("L’application MailPerformance est disponible pour Android", mail.Subject);
        Assert.Contains("Lecture", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains((await account.FindAsync(id)).UserName!, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://connecteurs.example.com/profil", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taken back")]
    [InlineData("closed")]
    [InlineData("option off")]
    public async Task WaitingListMail_ThatIsNoLongerTrue_IsNotSent(string what)
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Connectors.AddAsync("android", id, ConnectorPrivilege.Read)));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await _host.InScope(core => core.Platforms.SetAvailabilityAsync("android", PlatformAvailability.Available));
        WriteAssert.Done(await account.AsAdministrator(core => core.Waiting.InviteAsync("android")));
        var connector = (await account.ConnectorsOfAsync(id)).Single().Id;
        await (what switch
        {
            "taken back" => account.AsAdministrator(core => core.Connectors.RemoveAsync(connector)),
            "closed" => _host.InScope(core => core.Platforms.SetAvailabilityAsync("android", PlatformAvailability.ComingSoon)),
            _ => (Task)account.SetOptionAsync(false),
        });

        await SendAsync();
        var row = await account.Inside(core => core.Db.OutboxMails.AsNoTracking().SingleAsync(mail => mail.Kind == "PlatformOpenMail"));
        Assert.Null(row.SentAt);
        Assert.NotNull(row.GivenUpAt);
        Assert.DoesNotContain(_sink.Mails, mail => mail.Contains("Android", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RCPT", "550 no such user", false)]
    [InlineData("RCPT", "451 try later", true)]
    [InlineData("RCPT", null, true)]
    [InlineData("MAIL", "553 that sender is not allowed", true)]
    [InlineData("MAIL", "530 sign in first", true)]
    public async Task Server_ThatRefuses_OrHangsUp_LosesNothing(string command, string? answer, bool comesAgain)
    {
        var account = await _host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true));
        _sink.AnswerTo[command] = answer;
        Assert.Equal(0, await SendAsync());
        _sink.AnswerTo.Clear();
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(comesAgain ? 1 : 0, await SendAsync());

        Assert.Equal(comesAgain ? 1 : 0, _sink.Mails.Count);
        var row = await account.Inside(core => core.Db.OutboxMails.AsNoTracking().SingleAsync());
        Assert.Equal(comesAgain, row.SentAt is not null);
        Assert.Equal(!comesAgain, row.GivenUpAt is not null);
    }

    [Fact]
    public async Task Alert_WhileTheServerIsDown_StopsNoChange_AndGoesLater()
    {
        const string other = "une tout autre phrase de passe";
        _sink.AnswerTo["MAIL"] = "421 try later";
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var site = await _host.SignInAsync(account, id);
        var answer = await site.SubmitAsync(
            "/profil",
            form =>
            {
                form.Set("Present", Sample.Password);
                form.Set("Password", other);
                form.Set("Confirmation", other);
            },
            "/profil/mot-de-passe");
        PageAssert.RedirectsTo("/profil", answer);
        Assert.Equal(0, await SendAsync());
        await _host.SignInAsync((await account.FindAsync(id)).UserName!, other);

        _sink.AnswerTo.Clear();
        _host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(3, await SendAsync());
        var subjects = _sink.Mails.Select(mail => MessageOf(mail).Subject).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["Connexion depuis un nouveau navigateur", "Connexion depuis un nouveau navigateur", "Votre mot de passe a été changé"],
            subjects);
    }

    private static void FillMartin(TestForm form)
    {
        form.Set("LastName", "Martin");
        form.Set("FirstName", "Léa");
        form.Set("LoginName", "lmartin");
        form.Set("Email", "lea.martin@exemple.fr");
        form.Set("ValidUntil", "2026-09-01");
    }

    private async Task<int> SendAsync()
    {
        await _host.Services.GetRequiredService<CampaignNoticeSender>().SendDueAsync();
        return await _host.Services.GetRequiredService<OutboxSender>().SendDueAsync();
    }

    private MimeMessage Mail() => MessageOf(Assert.Single(_sink.Mails));

    private static MimeMessage MessageOf(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail.Replace("\n..", "\n.", StringComparison.Ordinal)));
        return MimeMessage.Load(stream);
    }
}
