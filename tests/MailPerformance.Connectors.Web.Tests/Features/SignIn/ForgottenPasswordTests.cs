using System.Text;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Tests.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>« Mot de passe oublié ? » from the page to the mail and back.</summary>
public sealed class ForgottenPasswordTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Url = "/connexion/mot-de-passe-oublie";
    private const string Asked = Url + "/demande";

    private readonly SmtpSink _sink = new();
    private readonly MailFactory _host;

    public ForgottenPasswordTests() => _host = new MailFactory(_sink.Port);

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _sink.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Post_KnownAndUnknown_HaveTheSameAnswerAndTheSameCommands()
    {
        var account = await _host.CreateAccountAsync();
        var known = await account.FindAsync(await account.AddContactAsync());
        var counts = new List<int>();
        var pages = new List<string>();
        foreach (var typed in new[] { known.UserName!, known.Email!, "XXXnobody", "nobody@example.com" })
        {
            var site = _host.Anonymous();
            var page = await site.GetAsync(Url);
            TestPage? answer = null;
            var commands = await _host.Commands.ListenAsync(async () =>
                answer = await site.SubmitAsync(page, form => form.Set("Name", typed), Url));
            counts.Add(commands.Count);
            PageAssert.RedirectsTo(Asked, answer!);
            Assert.DoesNotContain("Contacts", string.Concat(commands), StringComparison.Ordinal);
            pages.Add((await site.GetAsync(Asked)).Text);
        }

        Assert.Single(counts.Distinct());
        Assert.Single(pages.Distinct());
        Assert.True(counts[0] > 0);
    }

    [Theory]
    [InlineData("fr", "Nouveau mot de passe pour ")]
    [InlineData("en", "New password for ")]
    public async Task Link_ByMail_IsNotUsedUpByOpening_AndGivesANewPassword(string language, string subject)
    {
        const string other = "une tout autre phrase de passe";
        var account = await _host.CreateAccountAsync();
        var login = (await account.FindAsync(await account.AddContactAsync(details => details.Language = language))).UserName!;
        await account.ForgetMailsAsync();
        await AskAsync(login);

        var mail = MessageOf(Assert.Single(_sink.Mails));
        Assert.Equal(subject + login, mail.Subject);
        Assert.Contains(login, mail.TextBody, StringComparison.Ordinal);
        var link = new Uri(mail.TextBody!.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim());
        Assert.Equal("connecteurs.example.com", link.Host);
        for (var opened = 0; opened < 3; opened++)
        {
            PageAssert.Is(HttpStatusCode.OK, await _host.Anonymous().GetAsync(link.PathAndQuery));
        }

        var site = _host.Anonymous();
        var chosen = await site.SubmitAsync(link.PathAndQuery, form =>
        {
            form.Set("Password", other);
            form.Set("Confirmation", other);
        });
        PageAssert.RedirectsTo("/connexion/mot-de-passe/enregistre", chosen);
        await _host.SignInAsync(login, other);
        PageAssert.Is(HttpStatusCode.Gone, await site.GetAsync(link.PathAndQuery));
    }

    [Theory]
    [InlineData("", "ForgottenPassword_Required")]
    [InlineData("long", "ForgottenPassword_TooLong")]
    public async Task Post_NothingOrTooMuch_NamesTheField(string typed, string key)
    {
        var text = typed == "long" ? new string('a', PasswordAsks.MaxLength + 1) : typed;
        var page = await _host.Anonymous().SubmitAsync(Url, form => form.Set("Name", text));
        PageAssert.FieldError(page, "Name", Words.Web(key, PasswordAsks.MaxLength));
        Assert.Equal(0, await _host.InScope(core => core.Db.PasswordAsks.CountAsync()));
    }

    [Fact]
    public async Task Post_TooOftenFromOneAddress_Is429_WhoeverIsAskedAbout()
    {
        var statuses = new List<HttpStatusCode>();
        for (var times = 0; times < 31; times++)
        {
            statuses.Add((await _host.Anonymous().SubmitAsync(Url, form => form.Set("Name", $"nobody{times}"))).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Redirect, 30), HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task SignInPage_AndALinkThatIsGone_LeadThere()
    {
        var site = _host.Anonymous();
        Assert.Contains($"href=\"{Url}\"", (await site.GetAsync("/connexion")).Html, StringComparison.Ordinal);
        Assert.Contains(
            $"href=\"{Url}\"", (await site.GetAsync("/connexion/mot-de-passe?contact=1&code=x")).Html, StringComparison.Ordinal);
    }

    private async Task AskAsync(string typed)
    {
        PageAssert.RedirectsTo(Asked, await _host.Anonymous().SubmitAsync(Url, form => form.Set("Name", typed)));
        await _host.Services.GetRequiredService<PasswordAskAnswers>().AnswerDueAsync();
        await _host.Services.GetRequiredService<OutboxSender>().SendDueAsync();
    }

    private static MimeMessage MessageOf(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail.Replace("\n..", "\n.", StringComparison.Ordinal)));
        return MimeMessage.Load(stream);
    }
}
